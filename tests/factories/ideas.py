"""Ideas, and who stands where to see them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.ideas.models import Companion, Idea, Opening
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.policy.models import Action, ActionPlan, Objective, Plan
from tests.factories import NetworkFactory, SeatFactory, UserFactory

DAY = date(2026, 3, 4)


class IdeaFactory(DjangoModelFactory):
    class Meta:
        model = Idea

    authority = factory.SelfAttribute("network.authority")
    network = factory.SubFactory(NetworkFactory)
    key = factory.Sequence(lambda n: f"{n:024d}")
    title = factory.Sequence(lambda n: f"Idee {n}")
    owner = factory.SubFactory(UserFactory)
    since = DAY
    stirred_on = DAY


def opened(idea, *layers, seen_on=None):
    for layer in layers:
        Opening.objects.create(
            authority=idea.authority, idea=idea, layer=layer, opened_on=DAY, opened_by=idea.owner, seen_on=seen_on
        )
    return idea


def let_in(idea, user, part="guest"):
    return Companion.objects.create(authority=idea.authority, idea=idea, user=user, part=part, since=DAY)


def with_role(network, kind, layers=None):
    """A user who holds `kind` in `network`; who stands in `layers` there, where that is said."""
    user = SeatFactory(network=network, role__kind=RoleKind[kind]).role.user
    if layers is not None:
        person = Person.objects.create(authority=network.authority, name=user.username, account=user)
        Membership.objects.create(authority=network.authority, network=network, person=person, layers=list(layers))
    return user


def action_in(network, title="Zwembad gratis op zondag", plan="Meerjarenplan", **more):
    """An action of a plan, with all that it stands in."""
    whose = {"authority": network.authority}
    plan = Plan.objects.create(network=network, kind="multi_year", name=plan, first_year=2026, last_year=2031, **whose)
    objective = Objective.objects.create(plan=plan, title="Iedereen doet mee", **whose)
    action_plan = ActionPlan.objects.create(objective=objective, title="Vrije tijd", **whose)
    here = {"network": network, "action_plan": action_plan, "since": DAY}
    return Action.objects.create(title=title, **here, **more, **whose)
