"""What the page about a list needs, small whatever the list: kept with it, so that looking does not read it again."""

from dataclasses import asdict, dataclass
from typing import Any

from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.exchange.readers.table import Note

MOST_NOTES = 50
MOST_DOUBLES = 100
MOST_NAMES = 400  # to choose somebody from; above it one types


@dataclass(frozen=True)
class Double:
    """Two people (ids and names) who may be one, and why (a code)."""

    a: str
    b: str
    a_name: str
    b_name: str
    reason: str


@dataclass(frozen=True)
class Summary:
    """Counts of all; of notes, doubles and names the first, and how many there are more (`names`: all or none)."""

    people: int
    contacts: int
    rows_read: int
    rows_left_out: int
    skipped: tuple[Note, ...]
    more_skipped: int
    warnings: tuple[Note, ...]
    more_warnings: int
    doubles: tuple[Double, ...]
    more_doubles: int
    director: str  # the name, or ""
    names: tuple[str, ...]
    owner_implied: bool = False
    people_left_out: int = 0  # rows of lists of people; the others are counted in `rows_left_out`
    evidence: int = 0
    evidence_left_out: int = 0

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> "Summary":
        notes = {part: tuple(Note(**note) for note in given[part]) for part in ("skipped", "warnings")}
        doubles = tuple(Double(**double) for double in given["doubles"])
        return cls(**{**given, **notes, "doubles": doubles, "names": tuple(given["names"])})


def summary_of(listing: Listing) -> Summary:
    names = {person.id: person.name for person in listing.people}
    shown = listing.duplicates[:MOST_DOUBLES]
    nameless = sum(note.code == "no-name" for note in listing.skipped)
    return Summary(
        people=len(listing.people),
        contacts=len(listing.gathered),
        rows_read=listing.rows_read,
        rows_left_out=len(listing.skipped) - nameless - listing.evidence_left_out,
        evidence=len(listing.evidence),
        evidence_left_out=listing.evidence_left_out,
        people_left_out=nameless,
        skipped=listing.skipped[:MOST_NOTES],
        more_skipped=max(0, len(listing.skipped) - MOST_NOTES),
        warnings=listing.warnings[:MOST_NOTES],
        more_warnings=max(0, len(listing.warnings) - MOST_NOTES),
        doubles=tuple(Double(d.a, d.b, names.get(d.a, d.a), names.get(d.b, d.b), d.reason) for d in shown),
        more_doubles=len(listing.duplicates) - len(shown),
        director=names.get(listing.director or "", ""),
        names=tuple(sorted(set(names.values()))) if len(names) <= MOST_NAMES else (),
        owner_implied=listing.owner_implied,
    )
