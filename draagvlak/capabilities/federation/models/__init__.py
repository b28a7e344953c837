"""The tables of files between installations: to whom they go, whose are trusted, and what the newest one holds."""

import uuid

from django.conf import settings
from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.authorities.choices import Kind


class Addressee(models.Model):
    """An authority of another installation that files may go to, by the code it told. `municipality`: which one of the
    official list it is, so that it gets what is shared with that; None for a partnership.
    `feed_hash` is of the secret of the address where it may fetch its file; "" where there is none.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    code = models.CharField(max_length=19)
    name = models.CharField(max_length=200)
    municipality = models.ForeignKey("authorities.Municipality", null=True, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField(auto_now_add=True)
    last_sequence = models.BigIntegerField(default=0, db_default=0)
    feed_hash = models.CharField(max_length=64, blank=True)
    feed_made_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=["authority", "code"], name="addressee_once"),
            models.UniqueConstraint(fields=["feed_hash"], condition=~models.Q(feed_hash=""), name="one_feed_a_secret"),
        )

    def __str__(self) -> str:
        return self.name


class Sender(models.Model):
    """An authority of another installation whose files are believed, where they are signed by `key`."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    code = models.CharField(max_length=19)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=43)
    trusted_at = models.DateTimeField()
    trusted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedRows()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["authority", "code"], name="sender_once"),)

    def __str__(self) -> str:
        return self.name


class TakenFile(models.Model):
    """What the newest file of a sender holds. `content`: the body of files/shared.schema.json, null once it was taken
    away; `sequence` and `digest` stay, so that nothing older comes back.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    sender = models.OneToOneField(Sender, on_delete=models.CASCADE, related_name="taken")
    mark = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    sequence = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=Kind)
    municipalities = models.JSONField(default=list)
    content = models.JSONField(null=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("sender__name", "pk")

    def __str__(self) -> str:
        return f"{self.sender} {self.made_at:%Y-%m-%d}"
