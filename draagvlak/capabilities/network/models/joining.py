"""That rows are one, or are not: what somebody decided about persons and organisations that look alike."""

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models.contacts import Contact
from draagvlak.capabilities.network.models.meetings import Meeting
from draagvlak.capabilities.network.models.organisations import Organisation
from draagvlak.capabilities.network.models.people import Merging, Person


class KeptApart(models.Model):
    """That two people, however alike their names, are two: they are not proposed again. The lower key is `a`."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    a = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    said_on = models.DateField(auto_now_add=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)
        verbose_name_plural = "kept apart"
        constraints = (models.UniqueConstraint(fields=["a", "b"], name="kept_apart_once"),)

    def __str__(self) -> str:
        return f"{self.a_id} · {self.b_id}"


class Alias(models.Model):
    """Another name of somebody, from a merging: a list that still has it means them. It goes when the merging does."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aliases")
    merging = models.ForeignKey(Merging, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return self.name


class Joining(models.Model):
    """That two organisations turned out to be one. `taken` is what moved and what the other was, so that it can be
    undone.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    kept = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="joinings")
    taken = models.JSONField()
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.kept} {self.joined_at:%Y-%m-%d}"


class SameMeeting(models.Model):
    """That a meeting and a contact from a list are one and count once, or that they are two (`is_same`).

    `joined`: the keys of who takes part in that contact because the meeting says that they were there.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    is_same = models.BooleanField()
    joined = models.JSONField(default=list, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "contact"], name="compared_once"),
            models.UniqueConstraint(fields=["meeting"], condition=models.Q(is_same=True), name="same_as_one"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} · {self.contact_id}"
