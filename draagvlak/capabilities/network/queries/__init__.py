"""Every read of networks, people and contacts of the authority in scope."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.basics.slugs import free_slug
from draagvlak.capabilities.network.choices import CALENDAR, PLAN, RESERVED
from draagvlak.capabilities.network.models import Batch, Contact, KnownTie, Membership, Network, Participation

LARGE = 2000  # people
ContactRow = tuple[date, str, list[int]]


def network_at(slug: str) -> Network | None:
    return Network.objects.filter(slug=slug).first()


def slug_of(name: str) -> str:
    """A word of its own for the address of a new network."""
    taken = set(Network.objects.values_list("slug", flat=True)) | RESERVED
    return free_slug(name, taken, "netwerk", 50)


def network_of_mark(mark: str) -> Network | None:
    """Which network of the authority in scope bears the mark of a reference (basics.references)."""
    return Network.objects.filter(mark=mark).first() if mark else None


def first_living() -> Network | None:
    """The first network by name that is no example that stands still."""
    return Network.objects.filter(frozen_on=None).first()


def newest_batch(network: int) -> int | None:
    """The key of what came last into the network of this key: another one means that it changed."""
    return Batch.objects.filter(network=network).order_by("-pk").values_list("pk", flat=True).first()


def day_of(network: Network) -> date:
    """The day as of which `network` is seen: today, or the day at which an example stands still."""
    return network.frozen_on or localdate()


def members(network: Network) -> QuerySet[Membership]:
    """Who belongs to `network` on its day, with the person, in the order in which they came."""
    return Membership.objects.filter(on_day(day_of(network)), network=network).select_related("person")


def is_large(network: Network) -> bool:
    """Whether so many people belong to it, or did, that a page rather looks for some than at all."""
    return Membership.objects.filter(network=network).order_by()[LARGE : LARGE + 1].exists()


def names_of(network: Network) -> dict[str, tuple[str, str, list[str]]]:
    """Name, organisation and layers of every member, by key as text, in one query."""
    rows = Membership.objects.filter(on_day(day_of(network)), network=network).values_list(
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


@dataclass(frozen=True)
class FullContacts:
    """Every contact with its key, texts and participants (keys), oldest row first.

    Walked in two queries, and never held whole. Its queries are bound to the scope in which it was made, so it can be
    walked outside.
    """

    rows: QuerySet[Contact, tuple[int, date, str, str]]
    present: QuerySet[Participation, tuple[int, int]]

    def __iter__(self) -> Iterator[tuple[int, date, str, str, list[int]]]:
        present = groupby(self.present.iterator(5000), key=itemgetter(0))
        following = next(present, None)
        for pk, day, kind, subject in self.rows.iterator(5000):
            people: list[int] = []
            while following and following[0] <= pk:
                people = [person for _, person in following[1]] if following[0] == pk else people
                following = next(present, None)
            yield pk, day, kind, subject, people


def full_contacts(network: Network) -> FullContacts:
    rows = Contact.objects.filter(network=network).order_by("pk")
    present = Participation.objects.filter(contact__network=network).order_by("contact_id", "pk")
    return FullContacts(
        rows.values_list("pk", "happened_on", "kind", "subject"), present.values_list("contact_id", "person_id")
    )


def is_newest(batch: Batch) -> bool:
    """Whether no list came into its network after `batch`: only then can it go without taking others along.

    A calendar stands on nobody of a list that could not go, nor does a policy plan.
    """
    later = Batch.objects.filter(network=batch.network_id, pk__gt=batch.pk)
    return not later.filter(Q(filled=[]) | ~Q(filled__0__0__in=[CALENDAR, PLAN])).exists()


def spanned(network: Network) -> tuple[str, ...]:
    """The municipalities, by name, that `network` spans: those that it names, else all of its authority."""
    own = tuple(network.municipalities.values_list("name", flat=True))
    return own or tuple(network.authority.municipalities.values_list("name", flat=True))


def known_ties(network: Network) -> QuerySet[KnownTie]:
    return KnownTie.objects.filter(network=network)
