"""Which role was offered to whom, and what they said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.competences.choices import OfferState
from draagvlak.capabilities.competences.models import Offer
from draagvlak.capabilities.competences.queries.roles import RoleShown, roles_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import person_of


@dataclass(frozen=True)
class OfferShown:
    """An offer with the names of its role and person; `role` and `person` are their keys."""

    key: int
    role: int
    role_name: str
    person: int
    name: str
    made_on: date
    state: str
    answered_on: date | None

    @property
    def is_open(self) -> bool:
        return self.state == OfferState.OPEN

    @property
    def is_accepted(self) -> bool:
        return self.state == OfferState.ACCEPTED

    @property
    def is_declined(self) -> bool:
        return self.state == OfferState.DECLINED


@dataclass(frozen=True)
class OwnOffer:
    """What somebody was asked themselves. `shown`: the role, None where the network no longer needs it."""

    offer: OfferShown
    shown: RoleShown | None


def offers_of(network: Network) -> list[OfferShown]:
    """Of roles that the network needs, the last first; those that were withdrawn are not told. One query."""
    return _shown(_rows(network).filter(role__ended_on=None))


def own_offers(user: User, network: Network) -> list[OwnOffer]:
    """What `user` was asked in this network, what waits for an answer first."""
    person = person_of(user)
    if person is None:
        return []
    found = _shown(_rows(network).filter(person=person))
    roles = {shown.role.pk: shown for shown in roles_of(network)} if found else {}
    return sorted((OwnOffer(one, roles.get(one.role)) for one in found), key=lambda one: not one.offer.is_open)


def waiting_for(user: User) -> list[Network]:
    """The networks of the authority in scope in which `user` was asked for a role and did not answer. One query."""
    asked = Offer.objects.filter(person__account=user, state=OfferState.OPEN, role__ended_on=None)
    return list(Network.objects.filter(pk__in=asked.values("role__network")).order_by("name"))


def open_roles(network: Network) -> list[tuple[RoleShown, bool]]:
    """Roles that nobody has, and of each whether somebody was asked. Nobody's name stands in it."""
    asked = {offer.role for offer in offers_of(network) if offer.is_open}
    return [(shown, shown.role.pk in asked) for shown in roles_of(network) if shown.is_vacant]


def _rows(network: Network) -> QuerySet[Offer]:
    rows = Offer.objects.filter(role__network=network).exclude(state=OfferState.WITHDRAWN)
    return rows.select_related("role", "person")


def _shown(rows: QuerySet[Offer]) -> list[OfferShown]:
    return [
        OfferShown(
            one.pk, one.role_id, one.role.name, one.person_id, one.person.name, one.made_on, one.state, one.answered_on
        )
        for one in rows
    ]
