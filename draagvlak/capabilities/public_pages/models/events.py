from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.public_pages.models.pages import PublicPage


class HeardEvents(models.Model):
    """What the UiTdatabank told last for a page: `events` are rows of title, times, place and address, without persons.

    `asked_at`: when it was last asked, with `failed` where it did not answer; then `events` are of before.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    page = models.OneToOneField(PublicPage, on_delete=models.CASCADE, related_name="heard")
    events = models.JSONField(default=list, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField()
    failed = models.BooleanField(default=False)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "heard events"

    def __str__(self) -> str:
        return f"{self.page_id}"
