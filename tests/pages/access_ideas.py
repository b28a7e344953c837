"""Ideas in the world of the access walk: a closed one with all that may lie with it, and one that is open to all."""

from collections.abc import Callable
from datetime import date
from typing import Any

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import Experiment, IdeaAction, IdeaNote
from draagvlak.capabilities.network.choices import Layer
from tests.factories import SeatFactory
from tests.factories.ideas import IdeaFactory, let_in, opened

DAY = date(2026, 11, 20)
PARTNER = "partner_organisation"
STANDS_IN = {"pm": PARTNER, "st": PARTNER, "ex": "people_in_poverty", "lm": "management", "po": "political"}
# The director owns both: no role opens a closed idea.
SECRETS = {
    "idea": ("nd",),
    "ideanote": ("nd",),
    "ideatry": ("nd",),
    "openidea": ("nd", "cg", "pm", "ex", "lm", "po"),
}


def lie_there(place: str, user: User, action: Any, secret: Callable[[str, str], str]) -> dict[str, Any]:
    """Both are taken up in `action`."""
    network = action.network
    here = {"authority": network.authority}
    closed = IdeaFactory(network=network, title=secret("idea", place), owner=user, key=f"an-idea-{place}-zzzz")
    shared = opened(IdeaFactory(network=network, title=secret("openidea", place), owner=user), *Layer.values)
    for idea in (closed, shared):
        IdeaAction.objects.create(idea=idea, action=action, since=DAY, by=user, **here)
    guest = SeatFactory(network=network, role__kind=RoleKind.PARTNER).role.user
    let_in(closed, guest)
    note = IdeaNote.objects.create(idea=closed, text=secret("ideanote", place), on=DAY, by=user, **here)
    tried = Experiment.objects.create(idea=closed, tried=secret("ideatry", place), began_on=DAY, by=user, **here)
    there = {"idea": closed.key, "laid": note.key, "experiment": tried.key, "sort": "notitie"}
    return there | {"guest": guest.pk, "part": "guest"}
