"""What single cells of a plan say: a code before a title, an amount, a target, how far it is."""

import re
from datetime import date, datetime
from decimal import Decimal

from draagvlak.basics.letters import plain
from draagvlak.basics.money import euros_in, to_cents
from draagvlak.capabilities.exchange.readers.table import Cell
from draagvlak.capabilities.policy.queries.rows import NewIndicator

LETTERS = r"(?:P?BD|GBB|SD|OD|AP|ACT|AC)"
CODE = re.compile(
    rf"((?:\d{{4}}/)?(?:{LETTERS}[\s.\-]?\d[\w.\-/]*|\d+(?:[.\-/]\d+)+\.?|\d{{1,10}}(?=\s*[:)–]|\s-\s|\.\s)))"
    r"\s*(?:[:)–.]|-\s)?\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
WORD = re.compile(
    r"(beleidsdoelstelling|strategische doelstelling|doelstelling|actieplan|operationele doelstelling|actie|"
    r"policy objective|strategic objective|action plan|operational objective|action)\b\s*[:\-–]?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
LEVELS = {
    0: "beleidsdoelstelling|beleidsdoelstellingen|prioritaire beleidsdoelstelling|strategische doelstelling|"
    "doelstelling|bd|pbd|sd|policy objective|strategic objective|objective",
    1: "actieplan|actieplannen|prioritair actieplan|operationele doelstelling|ap|od|action plan|operational objective",
    2: "actie|acties|prioritaire actie|ac|act|action",
}
LEVEL_OF = {word: level for level, words in LEVELS.items() for word in words.split("|")}
STATES = {
    "planned": "gepland|planned|te starten|niet gestart|nog niet gestart|op te starten|in voorbereiding|nieuw",
    "running": "loopt|lopend|lopende|running|in uitvoering|bezig|gestart|opgestart|on track|in progress",
    "done": "klaar|afgerond|done|voltooid|uitgevoerd|gerealiseerd|afgewerkt|beeindigd|gedaan",
    "stopped": "gestopt|stopped|stopgezet|geannuleerd|vervallen|geschrapt|niet uitgevoerd",
}
STATE_OF = {word: state for state, words in STATES.items() for word in words.split("|")}
YES = {"x", "xx", "v", "✓", "✔", "ja", "j", "yes", "y", "1", "prioritair", "prior", "p", "waar", "true", "priority"}
NOTHING = {"", "-", "–", "—", "/", "n.v.t.", "nvt"}
TARGET = re.compile(r"\s*((?:€\s*)?[-−]?\d[\d.,  ]*)\s*(%|.*)", re.DOTALL)


class UnreadableError(ValueError):
    """A cell that should say something we know, and does not."""


def code_and_title(text: str) -> tuple[str, str]:
    """A code that stands before a title; "" where none does.

    >>> code_and_title("AP1.2: Iedereen doet mee"), code_and_title("1.2 Iedereen"), code_and_title("3 ateliers")
    (('AP1.2', 'Iedereen doet mee'), ('1.2', 'Iedereen'), ('', '3 ateliers'))
    """
    found = CODE.fullmatch(text)
    if found is None or len(found[1]) > 40 or not found[2].strip():
        return "", text
    return found[1].rstrip(".-/ "), found[2].strip()


def level_and_rest(text: str) -> tuple[int | None, str]:
    """The level that a title begins with, as "Actieplan 1.2: …", and what comes after.

    >>> level_and_rest("Actieplan 1.2: Sport"), level_and_rest("Actief ouder worden")
    ((1, '1.2: Sport'), (None, 'Actief ouder worden'))
    """
    found = WORD.fullmatch(text)
    if found is None or not found[2] or not code_and_title(found[2])[0]:
        return None, text
    return LEVEL_OF[found[1].casefold()], found[2]


def level_named(text: str) -> int | None:
    return LEVEL_OF.get(plain(text))


def level_of_code(code: str) -> int | None:
    """By its letters, else by how many numbers it has.

    >>> level_of_code("AP1.2"), level_of_code("1"), level_of_code("1.2.3"), level_of_code("zz")
    (1, 0, 2, None)
    """
    letters = re.match(r"[^\W\d_]+", code)
    if letters:
        return LEVEL_OF.get(letters[0].casefold())
    depth = len(re.findall(r"\d+", code))
    return min(depth, 3) - 1 if depth else None


def amount_in(cell: Cell) -> Decimal | None:
    """Euros; None for an empty cell or a dash. Raises UnreadableError."""
    if cell is None or (isinstance(cell, str) and cell.strip().casefold() in NOTHING):
        return None
    try:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return to_cents(cell)
        if isinstance(cell, str):
            return euros_in(cell)
    except ValueError:
        pass
    raise UnreadableError


def year_in(cell: Cell) -> int | None:
    """None for an empty cell. Raises UnreadableError."""
    if cell is None:
        return None
    if isinstance(cell, date | datetime):
        return cell.year
    text = str(cell).strip().removesuffix(".0")
    if not re.fullmatch(r"(?:19|20)\d{2}", text, re.ASCII):
        raise UnreadableError
    return int(text)


def state_in(text: str) -> str:
    """Raises UnreadableError."""
    found = STATE_OF.get(plain(text))
    if found is None:
        raise UnreadableError
    return found


def is_priority(cell: Cell) -> bool | None:
    """None where nothing stands."""
    if cell is None:
        return None
    return cell if isinstance(cell, bool) else plain(str(cell)) in YES or str(cell).strip().casefold() in YES


def indicator_in(name: str, target: Cell) -> NewIndicator:
    """A target that is no number stays as words.

    >>> indicator_in("deelnemers", "150 per jaar")
    NewIndicator(name='deelnemers', target=Decimal('150.00'), unit='per jaar', kind='count')
    """
    short = name[:200]
    if target is None or (isinstance(target, str) and target.strip() in NOTHING):
        return NewIndicator(short)
    if isinstance(target, int | float) and not isinstance(target, bool):
        try:
            return NewIndicator(short, to_cents(target))
        except ValueError:
            return NewIndicator(short, unit=str(target)[:60])
    text = str(target).strip()
    found = TARGET.fullmatch(text)
    try:
        amount = euros_in(found[1]) if found else None
    except ValueError:
        amount = None
    if found is None or amount is None:
        return NewIndicator(short, unit=" ".join(text.split())[:60])
    rest = " ".join(found[2].split())
    kind = (
        "share" if rest.startswith("%") else "money" if "€" in text or rest.casefold() in {"euro", "eur"} else "count"
    )
    return NewIndicator(short, amount, rest.removeprefix("%").strip()[:60] if kind != "money" else "", kind)
