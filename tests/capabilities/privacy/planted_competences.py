"""Somebody in every text of competences and roles: in their own words, and in those of others."""

from draagvlak.capabilities.competences.models import (
    Allowed,
    Asked,
    Capacity,
    Card,
    Described,
    Holding,
    Need,
    NetworkRole,
    Offer,
    Wish,
)

KEPT_OF_ROLES = (Card, NetworkRole, Need, Holding)


def plant_competences(network, people, users, said, day):
    """`people` and `users`: the one who is planted, and another."""
    whose = {"authority": network.authority}
    card = Card.objects.create(key="own", name=said[:120], levels=[said] * 4, **whose)
    role = NetworkRole.objects.create(network=network, name=said[:120], text=said, **whose)
    need = Need.objects.create(role=role, card="own", level=3, **whose)
    for person, user, other in zip(people, users, reversed(users), strict=True):
        theirs = {"person": person, "user": user, **whose}
        Described.objects.create(card="own", level=3, chose=said, words=said, said_on=day, **theirs)
        answered = {"answer": said, "answered_on": day}
        Asked.objects.create(card="own", to=other, question=said, asked_on=day, **answered, **theirs)
        Allowed.objects.create(network=network, since=day, **theirs)
        Capacity.objects.create(network=network, roles=2, **theirs)
        Wish.objects.create(role=role, said_on=day, **theirs)
        held = Holding.objects.create(role=role, person=person, since=day, **whose)
        Offer.objects.create(role=role, person=person, made_on=day, **whose)
        held.save()
    for one in (card, role, need):
        one.save()
