"""Who may be put in the address book of a telephone: those whose contact data the reader may see."""

from collections.abc import Iterable

from draagvlak.basics.references import PERSON, reference
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries.people import Look, in_poverty, keys_seen
from draagvlak.capabilities.network.writers.cards import Card


def cards_of(network: Network, people: Iterable[Person], sees_all: bool) -> list[Card]:
    """The cards of those of `people` of whom there is an address or a number to give. Two queries at most.

    `sees_all`: the reader may see contact data of people in poverty too, as a director does; a colleague sees those
    of the others, as work contact data.
    """
    rows = [one for one in people if one.email or one.phone]
    hidden = set() if sees_all else hidden_of(rows)
    return [
        Card(
            f"{reference(PERSON, one.pk, network.mark)}@draagvlak",
            one.name,
            one.known_as,
            one.function,
            one.organisation,
            one.email,
            one.phone,
        )
        for one in rows
        if one.pk not in hidden
    ]


def hidden_of(people: Iterable[Person]) -> set[int]:
    """Of whom (keys) a colleague sees no contact data: people in poverty, and minors."""
    rows = list(people)
    return in_poverty([one.pk for one in rows]) | {one.pk for one in rows if one.is_minor}


def people_seen(network: Network, look: Look) -> list[Person]:
    """All people that the list shows, in its order. Three queries."""
    keys = keys_seen(network, look)
    here = Membership.objects.filter(network=network).select_related("person")
    rows = here.in_bulk(keys) if len(keys) <= 500 else {row.pk: row for row in here.iterator(5000)}
    return [rows[key].person for key in keys if key in rows]
