"""What a column of a plan holds: by its title, in Dutch or English. Amounts: what, and in which year."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.plans.listing import amount_field
from draagvlak.capabilities.exchange.readers.table import Cell

LEVEL_WORDS: dict[str, str] = {
    "objective": "beleidsdoelstelling|beleidsdoelstellingen|prioritaire beleidsdoelstelling|doelstelling|"
    "strategische doelstelling|bd|sd|policy objective|strategic objective|objective",
    "action_plan": "actieplan|actieplannen|operationele doelstelling|ap|od|action plan|operational objective",
    "action": "actie|acties|ac|action|maatregel|actiepunt",
}
AS_TITLE = ("{}", "titel {}", "naam {}", "omschrijving {}", "{} titel", "{} naam", "{} omschrijving", "{} title")
AS_CODE = ("code {}", "nr {}", "nummer {}", "{} code", "{} nr", "{} nummer", "{} id")
AS_TEXT = ("toelichting {}", "uitleg {}", "{} toelichting", "beschrijving {}", "{} beschrijving")
WORDS: dict[str, str] = {
    "code": "code|nr|nummer|number|volgnummer",
    "level": "niveau|level|soort|type|soort element|element",
    "title": "titel|naam|title|name|doelstelling actieplan actie|doelstellingen actieplannen acties",
    "text": "omschrijving|toelichting|beschrijving|uitleg|description|text|tekst|commentaar|inhoud",
    "priority": "prioritair|prioriteit|prioritaire actie|prioritair ja nee|priority|prior|prioritair actieplan|"
    "prioritaire acties",
    "state": "status|toestand|stand van zaken|hoe ver|voortgang|state|fase",
    "who": "wie|wie doet het|verantwoordelijke|trekker|actiehouder|dienst|verantwoordelijke dienst|uitvoerder|who|"
    "owner|eigenaar|budgethouder",
    "begins_on": "begint op|begin|start|startdatum|van|vanaf|begindatum|starts on|start date",
    "ends_on": "eindigt op|einde|einddatum|tot|tot en met|deadline|timing|ends on|end date",
    "year": "jaar|boekjaar|dienstjaar|year",
    "indicator": "indicator|indicatoren|meetbare indicator|kpi|meetindicator|indicators",
    "target": "streefwaarde|doelwaarde|streefcijfer|norm|target|te behalen|gewenst resultaat|streefdoel",
    # Known, and of no use here.
    "ignore": "kenmerk in draagvlak|reference in draagvlak|beleidsveld|beleidsdomein|beleidscode|algemene rekening|ark|"
    "raming|budgetsleutel|saldo|totaal|total",
}
FIELD_OF = {word: field for field, words in WORDS.items() for word in words.split("|")}
for _field, _words in LEVEL_WORDS.items():
    for _word in _words.split("|"):
        FIELD_OF |= {form.format(_word): _field for form in AS_TITLE}
        FIELD_OF |= {form.format(_word): f"{_field}_code" for form in AS_CODE}
        FIELD_OF |= {form.format(_word): "text" for form in AS_TEXT}
ALIKE, LONG_ENOUGH, LONGEST = 88, 5, 100

YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
EXPENSE = ("uitgave", "uitg", "kost", "budget", "krediet", "bedrag", "expense", "expenditure", "cost", "amount")
RECEIPT = ("ontvangst", "ontv", "inkomst", "opbrengst", "subsidie", "receipt", "income", "revenue")
REAL = ("rekening", "jaarrekening", "werkelijk", "gerealiseerd", "realisatie", "echt", "real", "actual", "besteed")
NET = ("saldo", "netto", "totaal", "total", "som", "sum", "verschil", "balance")
AROUND = {"mjp", "amjp", "meerjarenplan", "in", "euro", "eur", "jaar", "year", "gepland", "geplande", "planned"}
PARTS = ("planned_expense", "planned_receipt", "real_expense", "real_receipt")
SEVERAL = frozenset({"ignore", "indicator", *PARTS})  # what more than one column may hold; amounts are added up


@lru_cache(maxsize=4096)
def named_by(header: Cell) -> tuple[str | None, str]:
    """The field that a title names, or None, and why: "header", "alike" or "year".

    >>> named_by("Beleidsdoelstelling"), named_by("2026 uitgave"), named_by("Actieplna")
    (('objective', 'header'), ('planned_expense:2026', 'header'), ('action_plan', 'alike'))
    """
    text = plain(str(header)) if isinstance(header, str | int | float) and not isinstance(header, bool) else ""
    text = text.removesuffix(" 0") if isinstance(header, float) else text
    if not text or len(text) > LONGEST:
        return None, ""
    if text in FIELD_OF:
        return FIELD_OF[text], "header"
    amount = amount_named(text)
    if amount:
        return amount
    bare = plain(re.sub(r"\(.*?\)|\[.*?\]", " ", str(header)))
    if bare in FIELD_OF:
        return FIELD_OF[bare], "header"
    if len(text) >= LONG_ENOUGH:
        found = process.extractOne(text, FIELD_OF.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found and len(found[0]) >= LONG_ENOUGH:
            return FIELD_OF[found[0]], "alike"
    return None, ""


def amount_named(text: str) -> tuple[str, str] | None:
    """What a plain title says of an amount, and why we think so; None where it says none.

    >>> amount_named("ontvangsten 2027"), amount_named("2026"), amount_named("rekening 2025 uitgaven")
    (('planned_receipt:2027', 'header'), ('planned_expense:2026', 'year'), ('real_expense:2025', 'header'))
    """
    words = text.split()
    years = YEAR.findall(text)
    rest = [word for word in words if not YEAR.fullmatch(word)]
    kinds = [found for word in rest for found, stems in _STEMS if word.startswith(stems)]
    if len(set(years)) > 1 or (years and "net" in kinds) or ("net" in kinds and len(kinds) > 1):
        return "ignore", "header"
    year = int(years[0]) if years else None
    if "expense" in kinds or "receipt" in kinds:
        when = "real" if "real" in kinds else "planned"
        what = "receipt" if "receipt" in kinds else "expense"
        return amount_field(f"{when}_{what}", year), "header"
    if year and "real" in kinds:
        return amount_field("real_expense", year), "header"
    if year and all(word in AROUND or word.isdecimal() for word in rest):
        return amount_field("planned_expense", year), "year"
    return None


_STEMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("expense", EXPENSE),
    ("receipt", RECEIPT),
    ("real", REAL),
    ("net", NET),
)


def is_amount(field: str) -> bool:
    return field.partition(":")[0] in PARTS
