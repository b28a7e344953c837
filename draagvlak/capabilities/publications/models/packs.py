from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.stories.models import Consent


class Pack(models.Model):
    """The justification of a year, as it was on the day it was made. `content`: all that its papers say, frozen, but
    the words of stories, which are read where their consent still stands (PackStory).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    content = models.JSONField()

    objects = ScopedRows()

    class Meta:
        ordering = ("-year", "-number")
        constraints = (models.UniqueConstraint(fields=["network", "year", "number"], name="pack_once"),)

    def __str__(self) -> str:
        return f"{self.year} {self.number}"


class PackStory(models.Model):
    """That a story stands in a pack, by a consent."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="stories")
    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, related_name="+")

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["pack", "consent"], name="pack_story_once"),)

    def __str__(self) -> str:
        return f"{self.pack_id} · {self.consent_id}"
