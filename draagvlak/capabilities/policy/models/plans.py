from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Batch, Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.choices import ActionState, PlanKind


class Plan(models.Model):
    """A plan that the network works with: a municipality's multi-year plan, or the network's own agreement note.

    Years are inclusive. `municipality`: whose plan it is, where the network spans several.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20, choices=PlanKind)
    name = models.CharField(max_length=200)
    municipality = models.ForeignKey("authorities.Municipality", null=True, blank=True, on_delete=models.PROTECT)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=500, blank=True)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.SET_NULL)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("first_year", "name", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(last_year__gte=models.F("first_year")), name="plan_years"),
        )

    def __str__(self) -> str:
        return self.name


class Objective(models.Model):
    """The first level of a plan: a policy objective, or a strategic objective of an agreement note."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="objectives")
    code = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    priority = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.SET_NULL)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("place", "pk")

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


class ActionPlan(models.Model):
    """The second level of a plan: an action plan, or an operational objective of an agreement note."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="action_plans")
    code = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    priority = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.SET_NULL)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("place", "pk")

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


class Action(models.Model):
    """The third level of a plan: what is done, by whom and when.

    `since`: the day from which it counts in the trace; `until`: the last day, where it was taken out of its plan.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    action_plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="actions")
    code = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    priority = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=ActionState, default=ActionState.PLANNED)
    who = models.CharField(max_length=300, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    place = models.PositiveIntegerField(default=0)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.SET_NULL)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("place", "pk")
        indexes = (models.Index(fields=["network", "since"], name="action_since"),)

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


class Amount(models.Model):
    """Euros of an action in a year, as planned and as it turned out; None where nobody said."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="amounts")
    year = models.PositiveSmallIntegerField()
    planned_expense = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    planned_receipt = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    real_expense = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    real_receipt = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("year", "pk")
        constraints = (models.UniqueConstraint(fields=["action", "year"], name="amount_once"),)

    def __str__(self) -> str:
        return f"{self.action_id} {self.year}"


class Fit(models.Model):
    """That an objective of the network's own plan fits one of a municipality's plan, from a day up to a day."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="fits")
    fits = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="fitted_by")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["objective", "fits"], condition=models.Q(until__isnull=True), name="fit_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.objective_id} · {self.fits_id}"
