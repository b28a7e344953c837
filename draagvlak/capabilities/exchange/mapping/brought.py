"""What a list brings under its mapping, as pieces to keep: reading it in need not read its cells again."""

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Any

from draagvlak.analysis.records import KnownTie
from draagvlak.basics.bulk import chunks
from draagvlak.capabilities.exchange.mapping.gathered import Contacts
from draagvlak.capabilities.exchange.mapping.listing import ListedEvidence, ListedOrganisation, ListedPerson, Listing
from draagvlak.capabilities.exchange.readers.stored import Pieces, Stretch, line_in, line_of, piece_of, read_line

TOGETHER = 1000  # people or ties in a piece
EDITION = 4  # of the pieces: what was kept in another is read anew


@dataclass(frozen=True)
class Brought:
    """The part of a Listing that goes into a network."""

    people: tuple[ListedPerson, ...]
    gathered: Contacts
    known_ties: tuple[KnownTie, ...]
    director: str | None
    described: tuple[ListedOrganisation, ...]
    evidence: tuple[ListedEvidence, ...] = ()


def under(mapping: dict[str, Any], same: dict[str, str], director: str, as_of: date) -> str:
    """A mark of all that decides what cells bring, so that it is never taken for what they bring now."""
    said = json.dumps([EDITION, mapping, same, director, as_of.isoformat()], sort_keys=True)
    return blake2b(said.encode(), digest_size=16).hexdigest()


def pieces_of(listing: Listing, mark: str) -> Iterator[bytes]:
    """First what follows; then people, ties, organisations, evidence, and contacts."""
    people = [line_of([astuple(one) for one in some]) for some in chunks(listing.people, TOGETHER)]
    ties = [line_of([[tie.a, tie.b, tie.weight] for tie in some]) for some in chunks(listing.known_ties, TOGETHER)]
    as_of = listing.gathered.as_of.toordinal()
    signs = [line_of([_flat(one) for one in some]) for some in chunks(listing.evidence, TOGETHER)]
    said = [line_of([astuple(one) for one in some]) for some in chunks(listing.described, TOGETHER)]
    counts = len(people), len(ties), len(said), len(signs)
    yield piece_of(line_of([mark, *counts, listing.director, as_of, listing.gathered.kept()]))
    yield from map(piece_of, people)
    yield from map(piece_of, ties)
    yield from map(piece_of, said)
    yield from map(piece_of, signs)
    yield from listing.gathered.pieces()


def brought_in(pieces: Pieces, mark: str) -> Brought | None:
    """What `pieces_of` was given, its contacts still to be read; None where it was under another mark, or nothing."""
    walk = iter(pieces[0:1])
    first = next(walk, None)
    if first is None:
        return None
    told, *rest = read_line(line_in(first))
    if told != mark:
        return None
    of_people, of_ties, of_organisations, of_signs, director, as_of, kept = rest
    start = 1 + of_people + of_ties + of_organisations + of_signs
    lines = map(read_line, map(line_in, pieces[1:start]))
    people = tuple(_person(said) for some in islice(lines, of_people) for said in some)
    ties = tuple(KnownTie(*said) for some in islice(lines, of_ties) for said in some)
    described = tuple(ListedOrganisation(*said) for some in islice(lines, of_organisations) for said in some)
    signs = tuple(_sign(said) for some in lines for said in some)
    contacts = Contacts.resumed(date.fromordinal(as_of), kept, Stretch(pieces, start, None))
    return Brought(people, contacts, ties, director, described, signs)


def _person(said: list[Any]) -> ListedPerson:
    id_, name, layers, *rest = said
    return ListedPerson(id_, name, tuple(layers), *rest)


def _flat(one: ListedEvidence) -> list[Any]:
    on, *rest = astuple(one)
    return [on.toordinal(), *(part.toordinal() if isinstance(part, date) else part for part in rest)]


def _sign(said: list[Any]) -> ListedEvidence:
    one = ListedEvidence(*said)
    until = one.until and date.fromordinal(one.until)  # type: ignore[arg-type]
    return replace(one, on=date.fromordinal(said[0]), until=until)
