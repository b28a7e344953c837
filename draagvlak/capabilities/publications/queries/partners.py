"""The partners of a note, and whether those are among them that its scheme wants."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.network.models import Membership, Network, Organisation, Partnering
from draagvlak.capabilities.network.queries import day_of, spanned
from draagvlak.capabilities.publications.models import AgreementNote, Signature
from draagvlak.capabilities.publications.readers.schemes import Scheme, Wanted

MOST_OFFERED = 500  # names in one list


@dataclass(frozen=True)
class There:
    """A partner that a scheme wants, in `municipality` ("" for the whole network), and which partners are it."""

    wanted: Wanted
    municipality: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class Composition:
    """`astray`: partners of a network of several municipalities of which nobody said of which one they are."""

    needed: tuple[There, ...]
    astray: tuple[str, ...] = ()

    @property
    def missing(self) -> list[There]:
        return [one for one in self.needed if not one.by]


def partners_of(note: AgreementNote) -> QuerySet[Signature]:
    return Signature.objects.filter(note=note).order_by("municipality", "partner", "pk")


def partner_at(note: AgreementNote, key: int) -> Signature | None:
    return Signature.objects.filter(note=note, pk=key).first()


def composition(scheme: Scheme, partners: Sequence[Signature], places: Sequence[str]) -> Composition:
    """What the scheme wants, one by one, and who is it. Asks nothing of the database.

    In one municipality every partner is of it; of several, only a partner that says so counts for one of them.
    """
    needed, astray = [], set()
    for wanted in scheme.partners:
        those = [one for one in partners if wanted.fact in one.fulfils]
        if not wanted.each_municipality or len(places) < 2:
            needed.append(There(wanted, "", tuple(one.partner for one in those)))
            continue
        astray |= {one.partner for one in those if one.municipality not in places}
        needed += [
            There(wanted, place, tuple(one.partner for one in those if one.municipality == place)) for place in places
        ]
    return Composition(tuple(needed), tuple(sorted(astray)))


def composition_of(network: Network, scheme: Scheme, note: AgreementNote) -> Composition:
    """The same, in three queries at most."""
    return composition(scheme, list(partners_of(note)), places_of(network))


def places_of(network: Network) -> list[str]:
    return sorted(spanned(network), key=str.casefold)


def offered(network: Network, note: AgreementNote) -> list[str]:
    """Names of organisations of the network that are no partner of the note yet. Three queries."""
    there = set(partners_of(note).values_list("partner", flat=True))
    return [name for name in _organisations(network) if name not in there]


def _organisations(network: Network) -> list[str]:
    day = day_of(network)
    here = Membership.objects.filter(on_day(day), network=network).exclude(person__organisation="").order_by()
    named = set(here.values_list("person__organisation", flat=True).distinct())
    belonging = Partnering.objects.filter(on_day(day), network=network).order_by()
    names = named | set(belonging.values_list("organisation__name", flat=True))
    return sorted(names, key=str.casefold)[:MOST_OFFERED]


def organisations_named(names: Sequence[str]) -> dict[str, Organisation]:
    """What is known of organisations, by name."""
    return {row.name: row for row in Organisation.objects.filter(name__in=list(names))}
