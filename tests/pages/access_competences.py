"""Competences in the world of the access walk: what a member of a partner organisation said of themselves, a colleague
whom they asked, and a role that somebody has. Elsewhere it is of somebody who never asks here, so that nobody reads it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.competences.models import Capacity, Card, NetworkRole
from draagvlak.capabilities.network.models import Person
from tests.factories import SeatFactory
from tests.factories.competences import (
    AllowedFactory,
    AskedFactory,
    CardFactory,
    DescribedFactory,
    HoldingFactory,
    NeedFactory,
    NetworkRoleFactory,
    WishFactory,
)
from tests.factories.people import add_someone
from tests.pages import access_matching

DAY = date(2026, 11, 20)
SECRETS = {
    "ownwords": ("pm",),
    "ownquestion": ("pm", "cg"),
    "ownanswer": ("pm", "cg"),  # who gave it takes it along too
    "roletext": ("ma", "nd", "cg", "pm", "ex", "lm"),
    **access_matching.SECRETS,
}


def lie_there(place: str, network: Any, users: Any, held_by: Any, secret: Callable[[str, str], str]) -> dict[str, Any]:
    """`held_by`: somebody whose name not everybody may know."""
    is_own = place == "own"
    asked = users["cg"] if is_own else SeatFactory(network=network, role__kind=RoleKind.COLLEAGUE).role.user
    if is_own:
        person = Person.objects.get(account=users["pm"])
    else:
        account = SeatFactory(network=network, role__kind=RoleKind.PARTNER).role.user
        person = add_someone(network, f"Mens {place}", account=account)
    card = Card.objects.first() or CardFactory(authority=network.authority)
    DescribedFactory(person=person, card=card.key, words=secret("ownwords", place))
    AskedFactory(person=person, to=asked, question="?", answer=secret("ownanswer", place), answered_on=DAY)
    waiting = AskedFactory(person=person, to=asked, question=secret("ownquestion", place))
    AllowedFactory(person=person, network=network)
    whose = {"person": person, "user": person.account, "authority": network.authority}
    Capacity.objects.create(network=network, roles=2, **whose)
    role = NetworkRoleFactory(network=network, name=f"Rol {place}", text=secret("roletext", place))
    NeedFactory(role=role, card=card.key)
    holding = HoldingFactory(role=role, person=held_by)
    values = {"card": card.key, "question": waiting.key, "mine": network.slug, "proposal": "storyteller"}
    offer = access_matching.offer_in(place, network, person, secret)
    return values | {"network_role": role.pk, "holding": holding.pk, "offer": offer}


def say_all_of_oneself(network: Any, user: Any, colleague: Any, text: Callable[[str], str]) -> None:
    """One of everything that somebody may say of themselves, with answers of a colleague, and one that waits."""
    person = Person.objects.get(account=user)
    for level, card in enumerate(("listening", "trust", "chances"), 2):
        DescribedFactory(person=person, card=card, level=level, words=text(f"own{card}"))
    answered = {"answer": text("answer"), "answered_on": DAY}
    AskedFactory(person=person, to=colleague, question=text("question"), **answered)
    AskedFactory(person=person, to=colleague, question=text("waiting"))
    AllowedFactory(person=person, network=network)
    Capacity.objects.create(network=network, person=person, user=user, roles=3, hours=7, authority=network.authority)
    for role in NetworkRole.objects.filter(network=network):
        WishFactory(role=role, person=person)
