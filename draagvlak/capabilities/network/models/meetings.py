from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models.contacts import Contact
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.network.models.networks import Network
from draagvlak.capabilities.network.models.people import Person


class Series(models.Model):
    """A meeting that comes back by a rule (RFC 5545, RRULE), read on the clock of the wall (decision on series).

    `made_until` is the last moment of the rule for which there is a meeting; what comes after is made as time goes on.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    rule = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    made_until = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.rule


class Meeting(models.Model):
    """People who meet at a set time. Once held, `contact` is the contact that it made of those who were there.

    `uid` and `sequence` are those of its VEVENT (RFC 5545).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings")
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    agenda = models.TextField(blank=True)
    decisions = models.TextField(blank=True)
    is_cancelled = models.BooleanField(default=False)
    uid = models.CharField(max_length=255)
    sequence = models.PositiveIntegerField(default=0)
    contact = models.OneToOneField(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="meeting")
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-starts_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["network", "uid"], name="meeting_once"),)

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """That somebody is asked to a meeting, and whether they came."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attendances")
    answer = models.CharField(max_length=12, choices=Presence, default=Presence.INVITED)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["meeting", "person"], name="asked_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} in {self.meeting_id}"


class CalendarFeed(models.Model):
    """A secret address at which a calendar program reads the meetings that its user may see; only its hash is kept."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.user_id} · {self.network_id}"
