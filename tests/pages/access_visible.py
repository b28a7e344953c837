"""What is made visible in each place of the world in which every address is asked (access_world)."""

from datetime import date
from typing import Any

from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.visibility.models import Newsletter, NewsletterItem, VisibleStep

DAY = date(2026, 11, 20)
SECRETS = {
    "visibleword": ("ma", "nd", "cg", "lm", "po"),
    "visiblecame": ("ma", "nd"),
    "letterword": ("nd", "cg", "st"),
    "itemword": ("nd", "cg"),
    # in a newsletter too, where a story-teller may not read it
    "letterresult": ("ma", "nd", "cg", "pm", "ex", "lm", "po"),
}
VALUES = {"way": "omhoog"}


def lie_there(place: str, here: Any, secret: Any) -> dict[str, Any]:
    """A step that came across, and a newsletter with a piece of which not every maker may read what it tells."""
    step = VisibleStep.objects.create(
        layer="political",
        what="own",
        state="landed",
        settled_on=DAY,
        words=secret("visibleword", place),
        came_of_it=secret("visiblecame", place),
        **here,
    )
    letter = Newsletter.objects.create(
        title="Nieuws", introduction=secret("letterword", place), since=DAY, made_on=DAY, **here
    )
    result = Result.objects.create(title=secret("letterresult", place), on=DAY, **here)
    item = NewsletterItem.objects.create(
        authority=here["authority"],
        newsletter=letter,
        kind="result",
        result=result,
        words=secret("itemword", place),
        place=1,
    )
    return {"visible_step": step, "newsletter": letter, "letter_item": item}
