from collections.abc import Collection
from datetime import timedelta

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.conversations.models import Participant
from draagvlak.capabilities.weaving.choices import SILENT_DAYS, Answer, How
from draagvlak.capabilities.weaving.models.stories import WovenStory


class Asking(models.Model):
    """What a review and a giving back share: whom, how, and what was done with what they said of it.

    `token_hash`: of the secret in the address of their own page, until the day `until`; "" where there is none.
    `said`: their own words; `done_with_it`: what the story-teller did with these, which they read at that address.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, blank=True)
    until = models.DateField(null=True, blank=True)
    on = models.DateField()
    how = models.CharField(max_length=8, choices=How, default=How.LINK)
    said = models.TextField(blank=True)
    said_on = models.DateField(null=True, blank=True)
    said_how = models.CharField(max_length=8, choices=How, blank=True)
    done_with_it = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ("pk",)


class Review(Asking):
    """That a voice was asked to look over the story in which it is quoted. `quotes`: the keys of their fragments in
    the text that they were asked of, or answered about; `answer` is "" until they did.
    """

    story = models.ForeignKey(WovenStory, on_delete=models.CASCADE, related_name="reviews")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    quotes = models.JSONField(default=list)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)

    objects = ScopedRows()

    class Meta(Asking.Meta):
        constraints = (
            models.UniqueConstraint(fields=["story", "participant"], name="review_once"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="one_review_a_token"
            ),
        )

    def __str__(self) -> str:
        return f"{self.story_id} · {self.participant_id} {self.answer}"

    def counts(self, quoted: Collection[int]) -> bool:
        """Whether what they said is about these fragments of theirs: all that the text quotes."""
        return set(quoted) <= set(self.quotes)

    def went_on(self, quoted: Collection[int]) -> bool:
        """Whether who writes went on without an answer, and said why. Being asked anew ends that, and so does a quote
        that came in since.
        """
        if not self.counts(quoted) or self.answer or self.done_on is None:
            return False
        return self.done_on >= self.on + timedelta(SILENT_DAYS)


class Given(Asking):
    """That who took part in a conversation got the story that came of it, before others did; and their reaction."""

    story = models.ForeignKey(WovenStory, on_delete=models.CASCADE, related_name="given")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")

    objects = ScopedRows()

    class Meta(Asking.Meta):
        verbose_name_plural = "given back"
        constraints = (
            models.UniqueConstraint(fields=["story", "participant"], name="given_once"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="one_given_a_token"
            ),
        )

    def __str__(self) -> str:
        return f"{self.story_id} · {self.participant_id}"
