"""A contact is known again by who was there (queries.met_before): when names change, its fingerprint changes along.

So a list in which the new name stands brings no contact twice.
"""

from collections import defaultdict
from collections.abc import Iterable

from draagvlak.basics.bulk import chunks
from draagvlak.capabilities.network.actions.incoming import _set_marks
from draagvlak.capabilities.network.models import Contact, Network, Participation
from draagvlak.capabilities.network.queries.met_before import MetBefore, base_of
from draagvlak.capabilities.network.queries.recognising import Recognised
from draagvlak.capabilities.network.queries.rows import NewRows

AT_ONCE = 500
NOTHING = NewRows((), (), (), None)


class Marks:
    """The contacts that people take part in, as they are before something of those people changes."""

    def __init__(self, people: Iterable[int]) -> None:
        there = Participation.objects.filter(person__in=list(people))
        self.contacts = sorted(set(there.values_list("contact_id", flat=True)))
        self.before = self._bases()

    def follow(self) -> dict[int, str]:
        """Give them the fingerprints of what they say now. Gives those that stood there, by key of the contact."""
        after = self._bases()
        touched: dict[int, dict[int, tuple[str, bytes, bytes]]] = defaultdict(dict)
        for pk, (where, mark, base) in self.before.items():
            if base != after[pk][2]:
                touched[where][pk] = mark, base, after[pk][2]
        stood: dict[int, str] = {}
        for network in Network.objects.filter(pk__in=touched):
            met = MetBefore(network, Recognised(), NOTHING, moves=True)
            met.move(touched[network.pk])
            stood |= {pk: was for pk, (was, _now) in met.moved.items()}
            _set_marks({pk: now for pk, (_was, now) in met.moved.items()})
        return stood

    def _bases(self) -> dict[int, tuple[int, str, bytes]]:
        """By key: the network, the fingerprint, and what it is made of."""
        found: dict[int, tuple[int, str, bytes]] = {}
        for some in chunks(self.contacts, AT_ONCE):
            names: dict[int, list[str]] = defaultdict(list)
            present = Participation.objects.filter(contact__in=some).order_by()
            for contact, name in present.values_list("contact_id", "person__name"):
                names[contact].append(name)
            rows = Contact.objects.filter(pk__in=some).order_by()
            columns = ("pk", "network_id", "fingerprint", "happened_on", "kind", "subject")
            for pk, network, mark, on, kind, subject in rows.values_list(*columns):
                found[pk] = network, mark, base_of(on, kind, subject, names[pk])
        return found
