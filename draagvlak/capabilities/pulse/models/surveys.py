from django.db import models
from django.db.models import Q

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.pulse.choices import FormKind, State


class AccessPromise(models.Model):
    """That the director of a network said that who is asked about, too, is told what is noted (TRUST §1, †): without
    it no survey starts. Of each network the first one holds.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="access_promise")
    promised_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    promised_on = models.DateField()

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.network_id} {self.promised_on}"


class Survey(models.Model):
    """The six items of METHOD §5, asked in a network from a day up to and including another.

    `told_on`: the day on which respondents hear what came of it, which the page of thanks names; `give_back`: what they
    are told then, `given_back_on` when it was, `give_back_hash` of the secret in its address. `asks_whom`: with whom
    their organisation works, too. `site`: how the links that the nightly reminder makes begin. `kept`: what may be
    published of it, from the day it closed.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="surveys")
    title = models.CharField(max_length=120)
    opens_on = models.DateField()
    closes_on = models.DateField()
    told_on = models.DateField()
    asks_whom = models.BooleanField(default=False)
    site = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    give_back = models.TextField(blank=True)
    given_back_on = models.DateField(null=True, blank=True)
    give_back_hash = models.CharField(max_length=64, blank=True, db_index=True)
    kept = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("-opens_on", "-pk")

    def __str__(self) -> str:
        return self.title


class Link(models.Model):
    """An address that opens the form of a survey: once, or for a group (`many`) of `expected` people.

    Only hashes are kept of its secret; of one that goes by mail, from when it was sent. `is_used` is all that is kept
    of an answer by it: no day, since on a quiet day that would point at the one sheet of that day.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="links")
    layer = models.CharField(max_length=20, choices=Layer)
    form = models.CharField(max_length=10, choices=FormKind, default=FormKind.WORDS)
    token_hash = models.CharField(max_length=64, blank=True)
    reminder_hash = models.CharField(max_length=64, blank=True)
    email = models.EmailField(blank=True)
    many = models.BooleanField(default=False)
    name = models.CharField(max_length=120, blank=True)
    expected = models.PositiveIntegerField(default=1)
    sent_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    is_used = models.BooleanField(default=False)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="one_link_a_token"),
            models.UniqueConstraint(
                fields=["reminder_hash"], condition=~Q(reminder_hash=""), name="one_link_a_reminder"
            ),
            models.UniqueConstraint(fields=["survey", "email"], condition=~Q(email=""), name="asked_by_mail_once"),
        )

    def __str__(self) -> str:
        return f"{self.survey_id} {self.layer}"
