"""People of a network, and one of everything that can point to them."""

import itertools
from datetime import date, datetime
from zoneinfo import ZoneInfo

from draagvlak.capabilities.accounts.models import Invitation, User
from draagvlak.capabilities.alignment.models import Agreement, Request, RequestedFrom
from draagvlak.capabilities.competences import models as competences
from draagvlak.capabilities.conversations.models import Conversation, Participant
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.insights.models import ConversationAnswer
from draagvlak.capabilities.network import models
from draagvlak.capabilities.planning.models import Availability, Planning, Rule, Wanted
from draagvlak.capabilities.privacy.models import Asked, Handing, RightsRequest
from draagvlak.capabilities.succession.models import Leaving, TakeOver, WhatIf
from draagvlak.capabilities.support.models import Body, Evidence, Office, Step
from draagvlak.capabilities.visibility.models import VisibleStep

NUMBERS = itertools.count()
DAY = date(2026, 3, 4)
AT = datetime(2026, 3, 4, 19, tzinfo=ZoneInfo("Europe/Brussels"))


def add_someone(network, name="", layers=("colleague",), since=None, **more):
    """A person who belongs to `network`."""
    person = models.Person.objects.create(authority=network.authority, name=name or f"Persoon {next(NUMBERS)}", **more)
    models.Membership.objects.create(
        authority=network.authority, network=network, person=person, layers=list(layers), since=since
    )
    return person


def add_contact(network, *people, on=DAY, kind="overleg", subject="zwemmen", mark=""):
    contact = models.Contact.objects.create(
        authority=network.authority, network=network, happened_on=on, kind=kind, subject=subject,
        fingerprint=mark or f"proef-{next(NUMBERS)}",
    )  # fmt: skip
    for person in people:
        models.Participation.objects.create(authority=network.authority, contact=contact, person=person)
    return contact


def add_meeting(network, *people, answer="invited"):
    meeting = models.Meeting.objects.create(
        authority=network.authority, network=network, title="Overleg", starts_at=AT, ends_at=AT, uid=str(next(NUMBERS))
    )
    for person in people:
        models.Attendance.objects.create(authority=network.authority, meeting=meeting, person=person, answer=answer)
    return meeting


def add_pair(model, network, one, other, **more):
    a, b = sorted((one.pk, other.pk))
    return model.objects.create(authority=network.authority, network=network, a_id=a, b_id=b, **more)


def add_everything(network, person, other):
    """A row in every table that can point to a person."""
    authority = network.authority
    add_contact(network, person)
    add_contact(network, person, other)
    add_meeting(network, person, answer="present")
    add_pair(models.KnownTie, network, person, other, weight=2.0)
    add_pair(ConversationAnswer, network, person, other, answer="done", answered_on=DAY, until=DAY)
    models.Position.objects.create(authority=authority, person=person, function="vrijwilliger", until=DAY)
    merging = models.Merging.objects.create(authority=authority, kept=person, taken={})
    models.Alias.objects.create(authority=authority, person=person, merging=merging, name="Roepnaam")
    a, b = sorted((person, other), key=lambda one: one.pk)
    models.KeptApart.objects.create(authority=authority, a=a, b=b)
    models.Network.objects.filter(pk=network.pk).update(director=person)
    invitation = Invitation.objects.create(
        authority=authority, email="x@y.example", kind="colleague", token_hash=str(next(NUMBERS)), expires_at=AT
    )
    models.InvitedTo.objects.create(authority=authority, network=network, invitation=invitation, person=person)
    here = {"authority": authority, "network": network, "layer": "political"}
    body = Body.objects.create(kind="college", name=f"College {next(NUMBERS)}", **here)
    Evidence.objects.create(kind="budget", on=DAY, person=person, **here)
    Step.objects.create(words="gesprek", person=person, owner=other, **here)
    plan = Leaving.objects.create(authority=authority, network=network, person=other, successor=person)
    TakeOver.objects.create(authority=authority, leaving=plan, person=person, introducer=other)
    WhatIf.objects.create(authority=authority, network=network, wonder="gone", person=person, as_of=DAY)
    whose = {"authority": authority, "person": person}
    Office.objects.create(body=body, **whose)
    RightsRequest.objects.create(kind="access", received_on=DAY, due_on=DAY, **whose)
    Handing.objects.create(texts=1, left_out=0, rewritten=0, **whose)
    Asked.objects.create(asked_on=DAY, **whose)
    Agreement.objects.create(kind="contact", subject="Groep", since=DAY, **whose)
    request = Request.objects.create(network=network, authority=authority, title="Vraag", asked_on=DAY)
    RequestedFrom.objects.create(request=request, **whose)
    Availability.objects.create(said_on=DAY, **whose)
    planning = Planning.objects.create(authority=authority, name="Jaar", since=DAY, until=DAY)
    wanted = Wanted.objects.create(
        authority=authority, planning=planning, network=network, title="Overleg", many=1, minutes=60
    )
    Rule.objects.create(planning=planning, first=wanted, kind="present", how="must", **whose)
    days = {"since": DAY, "stirred_on": DAY}
    Idea.objects.create(
        authority=authority,
        network=network,
        key=f"van-iemand-{next(NUMBERS)}",
        title="Idee",
        owner_person=person,
        **days,
    )
    VisibleStep.objects.create(words="laat zien", owner=person, **here)
    _own_words(network, person)


def _own_words(network, person):
    """What they said, of themselves and in a conversation, and a role that they have, were offered and wish for."""
    whose = {"authority": network.authority, "person": person}
    talk = Conversation.objects.create(authority=network.authority, network=network, held_on=DAY)
    Participant.objects.create(conversation=talk, known_as=person.name, **whose)
    role = competences.NetworkRole.objects.create(
        authority=network.authority, network=network, name=f"Rol {next(NUMBERS)}"
    )
    competences.Holding.objects.create(role=role, **whose)
    competences.Offer.objects.create(role=role, made_on=DAY, **whose)
    whose["user"] = User.objects.create(username=f"eigen-{next(NUMBERS)}")
    competences.Described.objects.create(card="listening", said_on=DAY, **whose)
    competences.Asked.objects.create(card="listening", asked_on=DAY, **whose)
    competences.Allowed.objects.create(network=network, since=DAY, **whose)
    competences.Capacity.objects.create(network=network, **whose)
    competences.Wish.objects.create(role=role, said_on=DAY, **whose)
