from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.booklets.choices import LONGEST_LINE, LONGEST_TITLE, State
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.weaving.models import WovenStory


class Booklet(models.Model):
    """Chosen stories, bound in an order. `line`: what stands below the title on the cover. No words of a story are kept
    here: each PDF, EPUB and page asks for them when it is asked for.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="booklets")
    title = models.CharField(max_length=LONGEST_TITLE)
    line = models.CharField(max_length=LONGEST_LINE, blank=True)
    foreword = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    made_on = models.DateField()
    published_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-made_on", "-pk")

    def __str__(self) -> str:
        return self.title


class BookletStory(models.Model):
    """That a story stands in a booklet: those of the lowest `position` first."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    booklet = models.ForeignKey(Booklet, on_delete=models.CASCADE, related_name="chapters")
    story = models.ForeignKey(WovenStory, on_delete=models.CASCADE, related_name="in_booklets")
    position = models.PositiveIntegerField()

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("position", "pk")
        verbose_name_plural = "booklet stories"
        constraints = (models.UniqueConstraint(fields=["booklet", "story"], name="story_in_booklet_once"),)

    def __str__(self) -> str:
        return f"{self.booklet_id} · {self.story_id}"
