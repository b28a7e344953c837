"""What lies in a place of results and stories, and who may read it: TRUST §1."""

from datetime import date
from typing import Any

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.policy.models import ActionResult
from draagvlak.capabilities.stories.models import ResultStory
from tests.factories.policy import (
    ActionFactory,
    ConsentFactory,
    IndicatorFactory,
    MeasurementFactory,
    ResultFactory,
    StoryFactory,
)

DAY = date(2026, 11, 20)
READ = ("ma", "nd", "cg", "pm", "ex", "lm", "po")
SECRETS = {
    "result": READ,
    "indicator": READ,
    "figuresource": READ,
    "storyagreed": (*READ, "st"),
    "storyclosed": ("nd", "st"),
    "storypack": ("nd", "st"),
    "storygone": (),
    "storybefore": (),
}
SHOWN = set(SECRETS) - {"storygone", "storybefore"}


def lie_there(place: str, here: Any, at: Any, secret: Any) -> dict[str, Any]:
    """Results with a link, a small figure, and stories: agreed to, not asked, only for the pack, and taken back."""
    result = ResultFactory(title=secret("result", place), **here)
    action = ActionFactory(title=f"Actie {place}", **here)
    came = ActionResult.objects.create(action=action, result=result, since=DAY, **at)
    indicator = IndicatorFactory(name=secret("indicator", place), result=result, **here)
    measurement = MeasurementFactory(indicator=indicator, source=secret("figuresource", place), on=DAY, **at)
    closed = StoryFactory(text=secret("storyclosed", place), told_on=DAY, **here)
    pack = StoryFactory(text=secret("storypack", place), told_on=DAY, **here)
    ConsentFactory(story=pack, use="pack", given_on=DAY)
    story = StoryFactory(title=secret("storybefore", place), told_on=DAY, **here)
    story.title, story.text = secret("storyagreed", place), secret("storyagreed", place)
    story.save()
    consent = ConsentFactory(story=story, given_on=DAY)
    # Whoever has the link reads this one: its words are no secret.
    ConsentFactory(story=StoryFactory(told_on=DAY, **here), given_on=DAY, token_hash=hash_of(f"story {place}"))
    told = ResultStory.objects.create(result=result, story=story, since=DAY, **at)
    ResultStory.objects.create(result=result, story=closed, since=DAY, **at)
    gone = StoryFactory(**dict.fromkeys(("title", "text", "told_as"), secret("storygone", place)), told_on=DAY, **here)
    ConsentFactory(story=gone, given_on=DAY, withdrawn_on=DAY)
    ResultStory.objects.create(result=result, story=gone, since=DAY, **at)
    return {
        "result": result,
        "came_link": came,
        "indicator": indicator,
        "measurement": measurement,
        "story": story,
        "told_link": told,
        "consent": consent,
    }
