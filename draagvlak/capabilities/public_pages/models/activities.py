from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Meeting
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.public_pages.models.pages import PublicPage


class OpenActivity(models.Model):
    """Something to which everybody may come: by itself, or a meeting of the network that was opened.

    Of a meeting only the times, the place and whether it was cancelled are told, as they are there; title and text are
    the activity's own. `starts_at`, `ends_at` and `place` are of one by itself. `uid` is that of its VEVENT.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    page = models.ForeignKey(PublicPage, on_delete=models.CASCADE, related_name="activities")
    meeting = models.OneToOneField(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="open_activity"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    is_cancelled = models.BooleanField(default=False)
    uid = models.CharField(max_length=64)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "open activities"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(meeting__isnull=False) | models.Q(starts_at__isnull=False), name="activity_when"
            ),
        )

    def __str__(self) -> str:
        return self.title
