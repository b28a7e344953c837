"""Every read of networks, people and contacts of the authority in scope."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from draagvlak.capabilities.network.models import Batch, Contact, KnownTie, Membership, Network, Participation

ContactRow = tuple[date, str, list[int]]


def networks() -> QuerySet[Network]:
    return Network.objects.all()


def network_at(slug: str) -> Network | None:
    return Network.objects.filter(slug=slug).first()


def members(network: Network) -> QuerySet[Membership]:
    """Who belongs to `network`, with the person, in the order in which they came."""
    return Membership.objects.filter(network=network).select_related("person")


def names_of(network: Network) -> dict[str, tuple[str, str, list[str]]]:
    """Name, organisation and layers of every member, by key as text, in one query."""
    rows = Membership.objects.filter(network=network).values_list(
        "person_id", "person__name", "person__organisation", "layers"
    )
    return {str(pk): (name, organisation, layers) for pk, name, organisation, layers in rows.order_by("pk")}


def contact_rows(network: Network) -> Iterator[ContactRow]:
    """Day, kind and participants (keys) of every contact, oldest row first, in two queries."""
    present: dict[int, list[int]] = {}
    pairs = Participation.objects.filter(contact__network=network).values_list("contact_id", "person_id")
    for contact, person in pairs.order_by("pk").iterator(5000):
        present.setdefault(contact, []).append(person)
    rows = Contact.objects.filter(network=network).order_by("pk").values_list("pk", "happened_on", "kind")
    for pk, day, kind in rows.iterator(5000):
        yield day, kind, present.get(pk, [])


def is_newest(batch: Batch) -> bool:
    """Whether nothing came into its network after `batch`: only then can it go without taking others along."""
    return not Batch.objects.filter(network=batch.network_id, pk__gt=batch.pk).exists()


def known_ties(network: Network) -> QuerySet[KnownTie]:
    return KnownTie.objects.filter(network=network)
