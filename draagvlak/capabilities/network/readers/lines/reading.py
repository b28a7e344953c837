"""A line as it is typed ("gisteren koffie met Fatima en Jo over zwemabonnement"), as the parts of a contact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from draagvlak.capabilities.network.readers.lines.days import Said, find_day
from draagvlak.capabilities.network.readers.lines.kinds import find_kind
from draagvlak.capabilities.network.readers.lines.naming import (
    BESIDE,
    Known,
    Named,
    Names,
    Token,
    find_people,
    tokens_of,
)

LONGEST = 1000  # letters of a line
ABOUT = re.compile(
    r"(?<!\w)(?:over|about|ivm|i\.v\.m\.?|in verband met|omtrent|betreffende|regarding|rond)(?!\w)\s*:?|:(?=\s)"
)
HOUR = re.compile(
    r"(?<!\w)(?:(?:om|at|rond|vanaf|tegen)\s+\d{1,2}(?:\s?[.:uh]\s?\d{0,2})?(?:\s?(?:uur|am|pm))?|"
    r"(?:om|rond|vanaf|tegen)\s+(?:half|kwart (?:voor|na|over))\s+\w+|"
    r"\d{1,2}[.:]\d{2}\s?(?:uur|u)|\d{1,2}(?:[:uh]\d{2}|\s?uur|u)|\d{1,2}\s?(?:am|pm)|"
    r"['’]s\s(?:morgens|ochtends|middags|namiddags|avonds|nachts))(?!\w)"
)
BEFORE_A_DAY_OF_ITS_OWN = re.compile(r"(?:van|voor|of|from|for|tot|until|since|sinds|tegen)\s+(?:de|the)?\s*$")
# What joins the parts of a line, and says nothing by itself.
DUTCH = "ik k heb hebben heeft had hadden was waren ben zijn even ff effe zag zagen gezien een de het op in met en "
DUTCH += "samen ook bij aan naar van we wij na"
ENGLISH = "i had a an the on in with and to at was were did some short also together by have"
FILLERS = frozenset(f"{DUTCH} {ENGLISH} saw seen kort korte lange door".split()) | BESIDE
AFTER_A_VERB = "met"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says. `day` is None where `problem` tells why ("future", "impossible", "old", "vague"); `says_day`:
    the line itself names it. `rest`: what was read as nothing else, where the line also says what it was about.
    """

    day: date | None
    says_day: bool
    problem: str
    kind: str
    people: tuple[Named, ...]
    subject: str
    rest: str

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to be asked what was meant."""
        return self.day is not None and bool(self.people) and all(named.is_sure for named in self.people)


def read_line(line: str, today: date, people: Sequence[Known]) -> Understood:
    """Reads only what stands in `line` and in `people`; says so where it does not know.

    >>> fatima, jo = Known(1, "Fatima Demo"), Known(2, "Jo Voorbeeld")
    >>> found = read_line("gisteren koffie met Fatima en Jo over zwemabonnement", date(2026, 11, 24), [fatima, jo])
    >>> found.day, found.kind, [named.candidates for named in found.people], found.subject
    (datetime.date(2026, 11, 23), 'koffie', [(1,), (2,)], 'zwemabonnement')
    """
    text = " ".join(line.split())[:LONGEST]
    small = _small(text)
    names = Names(people)
    covered = _whole_names(text, names)
    hidden = HOUR.sub(lambda hour: " " * len(hour[0]), _without(small, covered))
    said, split = _day_and_split(hidden, today)
    head, subject = (text[: split[0]], text[split[1] :]) if split else (text, "")
    spans = [(said.start, said.end)] if said else []
    kind = find_kind(_without(hidden[: len(head)], spans))
    bare = _without(head, [*spans, *_hours(small[: len(head)]), *([(kind.start, kind.end)] if kind else [])])
    if kind and kind.is_verb:
        bare = bare[: kind.start] + AFTER_A_VERB + bare[kind.start + len(AFTER_A_VERB) :]
    named, left = find_people(tokens_of(bare), names)
    if not named and split:
        named, subject = _people_after(subject, names)
    if not named and split and text[: split[1]].rstrip().endswith(":"):
        named, subject = _only_people(subject, names)
    subject = _cut(subject, said, split[1] if split else 0).strip(" .,;:-–")
    rest = _rest(left)
    return Understood(
        day=said.day if said else today,
        says_day=said is not None,
        problem=said.problem if said else "",
        kind=kind.kind if kind else "",
        people=tuple(named),
        subject=subject or rest,
        rest=rest if subject else "",
    )


def _small(text: str) -> str:
    """Small letters, as many as there were."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        if start < len(text):
            text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
    return text


def _whole_names(text: str, names: Names) -> list[tuple[int, int]]:
    """Where whole names stand, of two words or more: a day or a kind in them is none."""
    tokens = tokens_of(text)
    spans = []
    for at in range(len(tokens)):
        for length in range(2, min(6, len(tokens) - at) + 1):
            part = tokens[at : at + length]
            if names.exactly([word for token in part for word in token.plain.split()]):
                spans.append((part[0].start, part[-1].end))
    return spans


def _day_and_split(hidden: str, today: date) -> tuple[Said | None, tuple[int, int] | None]:
    """The day, and where the words begin and end after which it says what it was about ("over", "about", a colon).

    A day is looked for before those words; after them only at the very end, where it is of nothing else.
    """
    whole = find_day(hidden, today)
    if whole and whole.problem == "future" and hidden[whole.start : whole.end].startswith(("over ", "in ")):
        return whole, None  # "over 3 dagen" is a day ahead, no subject
    found = ABOUT.search(hidden)
    if found is None:
        return whole, None
    before = find_day(hidden[: found.start()], today)
    if before is not None:
        return before, found.span()
    tail = hidden[found.end() :]
    after = find_day(tail, today)
    if after is None or tail[after.end :].strip(" .!") or BEFORE_A_DAY_OF_ITS_OWN.search(tail[: after.start]):
        return None, found.span()
    return Said(after.day, found.end() + after.start, found.end() + after.end, after.problem), found.span()


def _hours(small: str) -> list[tuple[int, int]]:
    return [hour.span() for hour in HOUR.finditer(small)]


def _people_after(subject: str, names: Names) -> tuple[list[Named], str]:
    """ "gebeld over het feest met Jo": who stands at the end of the subject, if all of them are known."""
    found = re.search(r"\s(?:met|with)\s", f" {_small(subject)} ")
    if not found:
        return [], subject
    start = found.start()
    named, left = find_people(tokens_of(subject[start:]), names)
    if not named or any(not one.is_sure for one in named) or _rest(left):
        return [], subject
    return named, subject[:start]


def _only_people(subject: str, names: Names) -> tuple[list[Named], str]:
    """ "Gesproken met: Fatima, An": what follows a colon, if it names people who are known, and says nothing else."""
    named, left = find_people(tokens_of(subject), names)
    if not named or not all(one.candidates for one in named) or _rest(left):
        return [], subject
    return named, ""


def _cut(subject: str, said: Said | None, begins: int) -> str:
    if said is None or said.start < begins:
        return subject
    return subject[: said.start - begins]


def _rest(left: Sequence[Token]) -> str:
    """The words that were read as nothing else, from the first that says something to the last."""
    saying = [n for n, token in enumerate(left) if token.plain not in FILLERS and any(c.isalnum() for c in token.text)]
    if not saying:
        return ""
    kept = left[saying[0] : saying[-1] + 1]
    return " ".join(token.text for token in kept).replace(" ,", ",").replace(" ;", ";").replace(" :", ":")


def read_names(text: str, people: Sequence[Known]) -> tuple[tuple[Named, ...], str]:
    """Names only, as in "Fatima, Jo en Karel", and the words that name nobody.

    >>> read_names("Fatima en iemand", [Known(1, "Fatima Demo")])
    ((Named(text='Fatima', candidates=(1,), is_sure=True),), 'iemand')
    """
    named, left = find_people(tokens_of(f"met {' '.join(text.split())[:LONGEST]}"), Names(people))
    return tuple(named), _rest(left)
