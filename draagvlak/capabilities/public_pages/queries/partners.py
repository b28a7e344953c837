"""The organisations on a public page: those of the network today, never one that left it."""

from collections import defaultdict
from dataclasses import dataclass

from draagvlak.capabilities.network.choices import OrganisationKind
from draagvlak.capabilities.network.models import Network, Organisation
from draagvlak.capabilities.network.queries.organisations import names_of_organisations
from draagvlak.capabilities.public_pages.choices import Partners
from draagvlak.capabilities.public_pages.models import PublicPage, ShownPartner


@dataclass(frozen=True)
class Group:
    """Organisations of one kind, by name; `words` is "" for those of which nobody said what they are."""

    words: str
    organisations: tuple[Organisation, ...]


def partners_of(page: PublicPage) -> list[Group]:
    """In four queries at most. One of which nothing was said yet has a row that is not saved."""
    names = names_of_organisations(page.network)
    if page.partners == Partners.TICKED:
        ticked = set(ticked_names(page))
        names = [name for name in names if name in ticked]
    said = {row.name: row for row in Organisation.objects.filter(name__in=names)}
    by_kind: dict[str, list[Organisation]] = defaultdict(list)
    for name in names:
        row = said.get(name) or Organisation(name=name)
        by_kind[row.kind].append(row)
    order = [*OrganisationKind.values, ""]
    words = dict(OrganisationKind.choices)
    return [Group(str(words.get(kind, "")), tuple(by_kind[kind])) for kind in order if by_kind[kind]]


def ticked_names(page: PublicPage | None) -> list[str]:
    if page is None or page.pk is None:
        return []
    return list(ShownPartner.objects.filter(page=page).values_list("organisation__name", flat=True))


def partners_to_choose(network: Network) -> list[str]:
    return names_of_organisations(network)
