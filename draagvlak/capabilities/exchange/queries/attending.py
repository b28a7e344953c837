"""Who was there, as a list of attendance says it: a sheet, or names that were pasted."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from draagvlak.basics.register_numbers import without_numbers
from draagvlak.capabilities.exchange.mapping.names import is_name, texts_in, tidy
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.table import Refused

MOST_NAMES = 300
BULLET = re.compile(r"^\s*(?:[-*•·–☐☑✓✔]|\[[ xX]?\]|\d{1,3}[.)])\s*")
EMPTY = re.compile(r"[(\[]\s*[)\]]")
ADDRESS = re.compile(r"[<(\[]?([^\s<>()\[\],;]+@[^\s<>()\[\],;]+)[>)\]]?")
AWAY = re.compile(
    r"(?<!\w)(?:verontschuldigd(?:en)?|ge[eë]xcuseerd|(?:was |waren )?(?:afwezig(?:en)?|niet aanwezig)|"
    r"excused|absent|apologies)(?!\w)",
    re.IGNORECASE,
)
THERE = re.compile(r"(?<!\w)(?:aanwezig(?:en)?|waren er|present)(?!\w)", re.IGNORECASE)
HEADING = re.compile(rf"^\W*(?:(?P<away>{AWAY.pattern})|{THERE.pattern})\s*(?::|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Present:
    """Names with addresses (either may be ""), and whether the list says of another day only who was there. `away`:
    names of whom the list says that they were not.
    """

    names: tuple[tuple[str, str], ...]
    of_other_days: bool = False
    away: tuple[str, ...] = ()


def names_in_file(path: Path, name: str, day: date) -> Present:
    """Of a matrix or a list of contacts who was there on `day`; of a list of people, all of them. Raises Refused."""
    book = open_book(path, name)
    listing = read_listing(book, propose(book), day)
    people = {one.id: (one.name, one.email) for one in listing.people}
    dated = list(listing.gathered)
    there = [id_ for contact in dated if contact.on == day for id_ in contact.participants]
    keys = list(dict.fromkeys(there)) if dated else list(people)
    if not people or len(keys) > MOST_NAMES:
        raise Refused("no-people" if not people else "too-many-names", limit=MOST_NAMES)
    return Present(tuple(people[key] for key in keys), bool(dated) and not there)


def names_in_text(text: str) -> Present:
    """A name on each line, or several apart by commas; with a bullet or an address beside it, as mail programs copy.
    Who is called excused or absent, beside the name or under such a heading, was not there.
    """
    found: dict[tuple[str, str], bool] = {}
    under_away = False
    for line in without_numbers(text).splitlines():
        heading = HEADING.match(line)
        if heading:
            under_away = heading["away"] is not None
        last = None
        for part in texts_in(BULLET.sub("", line[heading.end() if heading else 0 :])):
            said_away, bare = AWAY.search(part) is not None, AWAY.sub(" ", part)
            one = _one_in(bare)
            if one is None:
                if said_away and last:
                    found[last] = True
                continue
            found[one], last = under_away or said_away, one
    there = [one for one, is_away in found.items() if not is_away]
    away = [name or address for (name, address), is_away in found.items() if is_away]
    return Present(tuple(there)[:MOST_NAMES], away=tuple(away)[:MOST_NAMES])


def _one_in(part: str) -> tuple[str, str] | None:
    """The name and the address that `part` holds; None where it holds neither."""
    address = ADDRESS.search(part)
    name = tidy(EMPTY.sub(" ", ADDRESS.sub(" ", part))).strip(" \"'-–,:")
    if not address and not (name and is_name(name)):
        return None
    return name[:200], address[1][:200] if address else ""
