"""What a list would do to a network, before anybody confirms it. Writes nothing."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.met_before import MetBefore
from draagvlak.capabilities.network.queries.recognising import recognise
from draagvlak.capabilities.network.queries.rows import NewRows

MOST_TOLD = 20


@dataclass(frozen=True)
class Comparison:
    """Counts. `parts` says of how many people a name, function, … or the layers stood there and would change."""

    people_new: int
    people_changed: int
    people_filled: int  # who only get what stood empty
    contacts_new: int
    contacts_changed: int
    parts: dict[str, int] = field(default_factory=dict)
    aliases: list[tuple[str, str]] = field(default_factory=list)  # of at most MOST_TOLD: called in the list, and now


def compare(network: Network, rows: NewRows) -> Comparison:
    """As `add_batch` would do it, in five queries, two for each five hundred contacts that change, and one for each two
    thousand that the list has.
    """
    people = recognise(network, rows)
    met = MetBefore(network, people, rows)
    changed = len(met.edits())
    fresh = sum(1 for _ in met.fresh(chain(met.rest, rows.contacts)))
    said_otherwise = {change.member.pk for change in people.changes if change.was}
    filled = {change.member.pk for change in people.changes} - said_otherwise
    parts = Counter(change.part for change in people.changes if change.was)
    return Comparison(
        len(people.new), len(said_otherwise), len(filled), fresh, changed, dict(parts), people.aliases[:MOST_TOLD]
    )
