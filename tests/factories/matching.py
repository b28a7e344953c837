"""People who allow a proposal, the roles they could take, and what they were asked."""

from datetime import date

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.competences import models as rows
from draagvlak.capabilities.network.models import Membership, Person
from tests.factories import SeatFactory

DAY = date(2026, 3, 4)


def someone(network, name, levels=None, *, kind="COLLEAGUE", may=True, roles=None, hours=None):
    """Somebody with an account who belongs to `network`, and allows a proposal unless `may` is False."""
    user = SeatFactory(network=network, role__kind=RoleKind[kind]).role.user
    whose = {"authority": network.authority}
    person = Person.objects.create(name=name, account=user, **whose)
    Membership.objects.create(network=network, person=person, layers=["colleague"], **whose)
    theirs = {"person": person, "user": user, **whose}
    for card, level in (levels or {}).items():
        rows.Described.objects.create(card=card, level=level, said_on=DAY, **theirs)
    if may:
        rows.Allowed.objects.create(network=network, since=DAY, **theirs)
    if roles is not None or hours is not None:
        rows.Capacity.objects.create(network=network, roles=1 if roles is None else roles, hours=hours, **theirs)
    return person


def role(network, name, needs=None, **more):
    made = rows.NetworkRole.objects.create(authority=network.authority, network=network, name=name, **more)
    for card, level in (needs or {}).items():
        rows.Need.objects.create(authority=network.authority, role=made, card=card, level=level)
    return made


def wish(person, asked):
    rows.Wish.objects.create(authority=person.authority, role=asked, person=person, user=person.account, said_on=DAY)


def held(person, asked, **more):
    return rows.Holding.objects.create(authority=person.authority, role=asked, person=person, **more)


def offered(person, asked, state="open", **more):
    return rows.Offer.objects.create(
        **{"authority": person.authority, "role": asked, "person": person, "made_on": DAY, "state": state, **more}
    )
