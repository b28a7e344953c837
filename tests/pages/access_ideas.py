"""The ideas of the world in which every address is asked (access_world)."""

from datetime import date
from typing import Any

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import Experiment, IdeaAction, IdeaNote
from draagvlak.capabilities.network.choices import Layer
from tests.factories import SeatFactory
from tests.factories.ideas import IdeaFactory, action_in, let_in, opened

DAY = date(2026, 11, 20)
PARTNER = "partner_organisation"
STANDS_IN = {"pm": PARTNER, "st": PARTNER, "ex": "people_in_poverty", "lm": "management", "po": "political"}
# Who may read what: a closed one its owner alone, who here is the director; no role opens it.
OF_IDEAS = dict.fromkeys(("idea", "ideanote", "ideatry"), ("nd",)) | {"openidea": ("nd", "cg", "pm", "ex", "lm", "po")}


def ideas_of(place: str, user: User, network: Any, secret: Any) -> dict[str, Any]:
    """A closed one with all that may lie with it, and one that is open to everybody; both in the action. Gives what
    stands in the address of each part. `secret`: the text that stands nowhere else, by what and where it is.
    """
    here, action = {"authority": network.authority}, action_in(network)
    closed = IdeaFactory(network=network, title=secret("idea", place), owner=user, key=f"an-idea-{place}-zzzz")
    shared = opened(IdeaFactory(network=network, title=secret("openidea", place), owner=user), *Layer.values)
    for idea in (closed, shared):
        IdeaAction.objects.create(idea=idea, action=action, since=DAY, by=user, **here)
    guest = SeatFactory(network=network, role__kind=RoleKind.PARTNER).role.user
    let_in(closed, guest)
    note = IdeaNote.objects.create(idea=closed, text=secret("ideanote", place), on=DAY, by=user, **here)
    tried = Experiment.objects.create(idea=closed, tried=secret("ideatry", place), began_on=DAY, by=user, **here)
    there = {"idea": closed.key, "note": note.key, "experiment": tried.key, "sort": "notitie"}
    return there | {"action": action.pk, "guest": guest.pk, "part": "guest"}
