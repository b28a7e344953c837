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
ADDRESS = re.compile(r"[<(\[]?([^\s<>()\[\],;]+@[^\s<>()\[\],;]+)[>)\]]?")


@dataclass(frozen=True)
class Present:
    """Names with addresses (either may be ""), and whether the list says of another day only who was there."""

    names: tuple[tuple[str, str], ...]
    of_other_days: bool = False


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
    """A name on each line, or several apart by commas; with a bullet or an address beside it, as mail programs copy."""
    found: dict[tuple[str, str], None] = {}
    for line in without_numbers(text).splitlines():
        for part in texts_in(BULLET.sub("", line)):
            address = ADDRESS.search(part)
            name = tidy(ADDRESS.sub(" ", part)).strip(" \"'")
            if address or (name and is_name(name)):
                found[name[:200], address[1][:200] if address else ""] = None
    return Present(tuple(found)[:MOST_NAMES])
