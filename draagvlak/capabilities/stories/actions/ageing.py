"""What of stories has had its time goes. Called by the retention of `privacy`, within its own `acting`."""

from django.db.models import QuerySet

from draagvlak.basics.bulk import delete_at_once
from draagvlak.capabilities.stories.models import Consent, ResultStory, Story


def _end_words(rows: QuerySet[Story]) -> int:
    """Words that nobody agreed to, and what they were before. That a consent was taken back stays a while longer."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    delete_at_once(Story.history.model.objects.filter(id__in=keys))
    with_consent = set(Consent.objects.filter(story__in=keys).values_list("story_id", flat=True))
    Story.objects.filter(pk__in=with_consent).update(title="", text="", told_as="")
    _forget(keys=[key for key in keys if key not in with_consent])
    return len(keys)


def _end_consents(rows: QuerySet[Consent]) -> int:
    """With the story that is left without words and without consent."""
    count, stories = rows.count(), list(rows.order_by("pk").values_list("story_id", flat=True))
    rows.delete()
    left = Story.objects.filter(pk__in=stories, title="", text="", told_as="", consents=None)
    _forget(list(left.values_list("pk", flat=True)))
    return count


def _forget(keys: list[int]) -> None:
    links = list(ResultStory.objects.filter(story__in=keys).values_list("pk", flat=True))
    Story.objects.filter(pk__in=keys).delete()
    delete_at_once(Story.history.model.objects.filter(id__in=keys))
    delete_at_once(ResultStory.history.model.objects.filter(id__in=links))
