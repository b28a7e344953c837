"""The agreement note of a network, and what stands in it."""

import factory
from factory.django import DjangoModelFactory

from draagvlak.capabilities.policy.models import Action, ActionPlan, Amount, Objective, Plan
from draagvlak.capabilities.publications.models import AgreementNote, Figure, NotePart, Signature
from tests.factories import NetworkFactory


class NoteFactory(DjangoModelFactory):
    class Meta:
        model = AgreementNote

    authority = factory.SelfAttribute("network.authority")
    network = factory.SubFactory(NetworkFactory)
    form = "local"
    scheme = "local-2027-2032"
    title = "Afsprakennota"


class OfNoteFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    authority = factory.SelfAttribute("note.authority")
    note = factory.SubFactory(NoteFactory)


class PartFactory(OfNoteFactory):
    class Meta:
        model = NotePart

    chapter = "vision"
    text = "Iedereen mag meedoen."


class FigureFactory(OfNoteFactory):
    class Meta:
        model = Figure

    name = factory.Sequence(lambda n: f"Cijfer {n:03}")
    value = 12
    source = "POD MI"


class SignatureFactory(OfNoteFactory):
    class Meta:
        model = Signature

    partner = factory.Sequence(lambda n: f"Partner {n:03}")


def plan_with(network, actions=1):
    """A plan of one objective, one action plan under it, and so many actions, each with an amount."""
    at = {"authority": network.authority}
    plan = Plan.objects.create(
        network=network, kind="agreement", name="Ons plan", first_year=2027, last_year=2032, **at
    )
    objective = Objective.objects.create(plan=plan, code="SD1", title="Drempels weg", **at)
    under = ActionPlan.objects.create(objective=objective, code="OD1", title="Vervoer", **at)
    for number in range(actions):
        action = Action.objects.create(
            network=network, action_plan=under, title=f"Actie {number}", who="Bib", since="2026-01-01", **at
        )
        Amount.objects.create(action=action, year=2027, planned_expense=1000, planned_receipt=250, **at)
    return plan
