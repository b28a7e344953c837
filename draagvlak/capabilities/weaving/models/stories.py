from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.weaving.choices import State


class WovenStory(models.Model):
    """A story woven from what was said. `text` holds references to fragments (`wording.blocks`), never their words.

    `read_title`, `read_lead` and `read_text` are what readers read: as it was when it was published last, on
    `published_on`, which is None where nobody reads it. `for_public` and `for_peers`: who else may, once published.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="woven_stories")
    title = models.CharField(max_length=200)
    lead = models.CharField(max_length=600, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    published_on = models.DateField(null=True, blank=True)
    read_title = models.CharField(max_length=200, blank=True)
    read_lead = models.CharField(max_length=600, blank=True)
    read_text = models.TextField(blank=True)
    for_public = models.BooleanField(default=False)
    for_peers = models.BooleanField(default=False)
    written_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    written_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-written_on", "-pk")
        verbose_name_plural = "woven stories"

    def __str__(self) -> str:
        return self.title
