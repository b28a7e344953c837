"""The planted person in every text of the plan of visible steps and of a newsletter."""

from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.visibility.models import BoardStory, Newsletter, NewsletterItem, VisibleStep
from draagvlak.capabilities.weaving.models import WovenStory

KEEP_HISTORY = (VisibleStep, BoardStory, Newsletter, NewsletterItem)


def plant_visible(network, day, said, name, people):
    """`people`: who is planted, and who stays. Each row with a version of before."""
    here, (person, other) = {"network": network, "authority": network.authority}, people
    shown = {"layer": "political", "what": "own", "words": said, "came_of_it": said, "due": day, **here}
    steps = [VisibleStep.objects.create(owner=owner, **shown) for owner in (person, other)]
    letter = Newsletter.objects.create(
        title=f"Nieuws van {name}", introduction=said, thanks=said, since=day, made_on=day, **here
    )
    item = NewsletterItem.objects.create(
        authority=network.authority,
        newsletter=letter,
        kind="result",
        result=Result.objects.create(title="Een ruilwinkel", on=day, **here),
        words=said,
        place=1,
    )
    story = WovenStory.objects.create(title="De bus", written_on=day, **here)
    chosen = BoardStory.objects.create(story=story, **here)
    for one in (chosen, *steps, letter, item):
        one.save()
