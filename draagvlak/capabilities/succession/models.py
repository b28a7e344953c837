from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Contact, Meeting, Network, Person
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.succession.choices import Stage, Wonder


class Leaving(models.Model):
    """That somebody leaves, when, and who comes after them; the plan of who takes over what, until it is closed.

    An action sees to it that one plan a person is open. Two rows that turn out to be one person may have one each.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="leavings")
    successor = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    leaves_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_on = models.DateField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("closed_on", "leaves_on", "pk")

    def __str__(self) -> str:
        return f"{self.person_id} {self.leaves_on}"


class TakeOver(models.Model):
    """What goes to a successor: the contact with `person`, or a role in words. `on`: the day for which it is planned,
    or on which it was done. `meeting` and `contact`: what was put in the calendar, or noted, of the introduction.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    leaving = models.ForeignKey(Leaving, on_delete=models.CASCADE, related_name="takeovers")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=200, blank=True)
    successor = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    introducer = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PROPOSED)
    on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["leaving", "person"], condition=models.Q(person__isnull=False), name="taken_over_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.leaving_id} {self.stage}"


class WhatIf(models.Model):
    """A what-if that somebody wanted to keep: of which day, and what differed, as numbers (queries.what_ifs).

    `person` is who would not be there; `places` are the municipalities that would be one, called `into`.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    wonder = models.CharField(max_length=10, choices=Wonder)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    places = models.JSONField(default=list)
    into = models.CharField(max_length=80, blank=True)
    as_of = models.DateField()
    found = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_on = models.DateField(auto_now_add=True)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.wonder} {self.as_of}"
