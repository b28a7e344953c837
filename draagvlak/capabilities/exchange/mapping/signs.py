"""Words in which people write down support, and the kind of evidence each shows. What is not here is asked.

A cell that shows two kinds of unlike weight, or that speaks of what did not happen or is still to come, shows none.
"""

import re

from draagvlak.analysis.carrying import KINDS
from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.labels import named_by_labels
from draagvlak.capabilities.support.choices import EvidenceKind

# As a column "Soort" may say it outright: the keys of the method, and their words (support.choices).
NAMED: dict[str, str] = {
    "briefing": "briefing|nota besproken|uitleg|toelichting",
    "message": "bericht|verslag|mail|message",
    "presence": "aanwezigheid|aanwezig|presence",
    "statement": "uitspraak|publieke uitspraak|verklaring|statement",
    "introduction": "introductie|kennismaking|introduction",
    "hours": "uren|tijd|werkuren|hours",
    "budget": "budget|middelen|geld",
    "mandate": "mandaat|opdracht|mandate",
    "decision": "beslissing|besluit|decision",
    "structural_decision": "structurele beslissing|structureel|structural decision",
    "recurrent_budget": "jaarlijks budget|structureel budget|terugkerend budget|recurrent budget",
    "job_profile": "functieprofiel|functiebeschrijving|job profile",
    "refusal": "weigering|neen|nee|refusal",
    "cut": "schrapping|besparing|cut",
    "obstacle": "hindernis|obstakel|obstacle",
}
SAID = {word: kind for kind, words in NAMED.items() for word in words.split("|")} | {
    plain(kind): kind for kind in NAMED
}
WORDS: tuple[tuple[str, str], ...] = (
    ("refusal", r"geweigerd|weigerde\w*|weigert|afgewezen|afgekeurd|zei(?:den)? nee|negatief advies|refused|rejected"),
    (
        "cut",
        r"geschrapt|schrapt\w*|bespaard|besparing\w*|ingetrokken|afgeschaft|minder (?:budget|geld|uren)|cut",
    ),
    ("obstacle", r"tegengehouden|geblokkeerd|blokkeert|blokkeerde|hindernis\w*|uitgesteld|on hold|blocked|obstacle"),
    (
        "recurrent_budget",
        r"(?:jaarlijks|structureel|recurrent|terugkerend|vast)\w* (?:budget|krediet|middelen)",
    ),
    ("job_profile", r"functieprofiel\w*|functiebeschrijving\w*|job profile|job description"),
    (
        "structural_decision",
        r"structurele? (?:beslissing|besluit|verankering)|structureel verankerd|opgenomen in (?:het )?meerjarenplan|"
        r"reglement goedgekeurd|structural decision",
    ),
    (
        "hours",
        r"(?:halve|hele|\d+) (?:dag|dagen)(?:en)? per (?:week|maand)|uren|\d+ ?u(?:ur)? per \w+|vte|hours",
    ),
    ("budget", r"budget|krediet|toelage|\d+ euro|euro \d+|subsidie toegekend"),
    ("mandate", r"mandaat|aangeduid als|opdracht gegeven|gaf opdracht|gemandateerd|mandate"),
    ("decision", r"beslist|beslissing|goedgekeurd|besluit|principieel akkoord|approved|decided|decision"),
    ("statement", r"speech|toespraak|interview|persbericht|publiek gesteund|sprak zich uit|steunverklaring|statement"),
    ("introduction", r"bracht ons (?:in contact|samen)|introduceerde\w*|stelde ons voor|introduced us"),
    ("presence", r"aanwezig|kwam langs|kwam naar|bezocht|bezoek|woonde bij|present|attended|visited"),
    (
        "briefing",
        r"besproken|toegelicht|toelichting|nota|agendapunt|uitleg|briefing|discussed|presented",
    ),
    ("message", r"mail gestuurd|verslag bezorgd|bericht|nieuwsbrief|message|informed by mail"),
)
PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in WORDS)
# A kind that says the same more exactly; the other is then no second kind.
WITHIN = {
    "recurrent_budget": {"budget"},
    "structural_decision": {"decision", "mandate"},
    "job_profile": {"hours"},
    "cut": {"budget", "hours"},
    "refusal": {"budget", "hours", "decision"},
    "obstacle": {"decision", "budget", "hours"},
    "budget": {"decision"},
    "hours": {"decision"},
    "mandate": {"decision"},
    "briefing": {"message"},
}
NOT_SO = re.compile(
    r"\b(?:niet|geen|nooit|nog|misschien|eventueel|zou|wil|wilde|vraag|vraagt|vroeg|gevraagd|aangevraagd|aanvraag|belooft|"
    r"beloofd|beloofde|afwezig|verontschuldigd|not|no|never|maybe|asked|promised|absent|wants)\b"
)


def kind_named(cell: str) -> str | None:
    """The kind that a column "Soort" names, None for another word.

    >>> kind_named("Budget"), kind_named("job_profile"), kind_named("warm")
    ('budget', 'job_profile', None)
    """
    words = plain(cell)
    return SAID.get(words) or named_by_labels(EvidenceKind).get(words)


def kinds_shown(text: str) -> list[str]:
    """Every kind of evidence that the words of a cell show; one where they are clear.

    >>> kinds_shown("nota besproken op MAT"), kinds_shown("budget 4.000 euro voor 2026"), kinds_shown("geen budget")
    (['briefing'], ['budget'], [])
    >>> kinds_shown("budget geschrapt"), kinds_shown("halve dag per week"), kinds_shown("aanwezig, gaf budget")
    (['cut'], ['hours'], ['budget', 'presence'])
    """
    words = plain(text)
    found = [kind for kind, pattern in PATTERNS if pattern.search(words)]
    against = [kind for kind in found if KINDS.get(kind, 0) < 0]
    if not against and NOT_SO.search(words):
        return []
    said_better = {less for kind in found for less in WITHIN.get(kind, ())}
    return [kind for kind in found if kind not in said_better]
