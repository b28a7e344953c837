from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.stories.choices import How, Use


class Story(models.Model):
    """The most significant change that somebody tells of, in their own words. `told_as`: the name they chose for it."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    title = models.CharField(max_length=200)
    text = models.TextField()
    told_as = models.CharField(max_length=80, blank=True)
    told_on = models.DateField()
    noted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-told_on", "-pk")
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title


class Consent(models.Model):
    """That who told a story agreed to one use of it, how they said so, and whether they took it back.

    `token_hash`: of the secret in the address at which they take it back themselves; "" where there is none.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="consents")
    use = models.CharField(max_length=16, choices=Use)
    how = models.CharField(max_length=12, choices=How)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    noted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["story", "use"], condition=models.Q(withdrawn_on__isnull=True), name="consent_once"
            ),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="one_consent_a_token"
            ),
        )

    def __str__(self) -> str:
        return f"{self.story_id} {self.use}"


class ResultStory(models.Model):
    """That a story tells of a result: who said so, from which day, and up to which day."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="stories")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="tells_of")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["result", "story"], condition=models.Q(until__isnull=True), name="result_story_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.result_id} · {self.story_id}"
