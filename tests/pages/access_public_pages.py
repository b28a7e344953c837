"""What lies on the public page of a place: for everybody. What is not told of there is nobody's."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from draagvlak.capabilities.public_pages.models import OpenActivity, PublicPage
from tests.factories.public_pages import EVERY, story_in

EVERYBODY = ("anyone", "stranger", "pa", "ma", "nd", "nd2", "cg", "pm", "ex", "st", "lm", "po")
OPEN = ("publicpurpose", "openactivity")
SHOWN = set(OPEN)
VALUES = {"picture_shape": "kaart-breed", "picture_kind": "svg"}


def lie_there(place: str, here: Any, at: Any, secret: Any) -> dict[str, Any]:
    PublicPage.objects.filter(network=here["network"]).delete()  # the example has one of its own
    page = PublicPage.objects.create(
        is_on=True, blocks=EVERY, purpose=secret("publicpurpose", place), hosts=["www.gemeente.example"], **here
    )
    begins = now() + timedelta(days=2)
    activity = OpenActivity.objects.create(
        page=page,
        title=secret("openactivity", place),
        starts_at=begins,
        ends_at=begins,
        uid=f"open-{place}",
        changed_at=now(),
        **at,
    )
    return {"public_story": story_in(here["network"], title=f"Verhaal {place}"), "open_activity": activity}


def may_read(made: Any, place: str, secret: Any) -> None:
    for what in OPEN:
        made.may[secret(what, place)] = set(EVERYBODY)
