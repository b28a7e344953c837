from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.choices import Direction, IndicatorKind
from draagvlak.capabilities.policy.models.plans import Action, Objective


class Result(models.Model):
    """Something that came of it, on a day; also where no action led to it. `cost` in euros, None where nobody said."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    on = models.DateField()
    cost = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    noted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["network", "-on", "-id"], name="result_newest"),)

    def __str__(self) -> str:
        return self.title


class ActionResult(models.Model):
    """That an action led to a result: who said so, from which day, and up to which day it was held to be so."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="led_to")
    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="came_of")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["action", "result"], condition=models.Q(until__isnull=True), name="action_result_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.action_id} · {self.result_id}"


class Indicator(models.Model):
    """What is measured of an action, an objective or a result, and what it should become by a day."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    objective = models.ForeignKey(Objective, null=True, blank=True, on_delete=models.CASCADE, related_name="indicators")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="indicators")
    result = models.ForeignKey(Result, null=True, blank=True, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=IndicatorKind, default=IndicatorKind.COUNT)
    unit = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.UP)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Measurement(models.Model):
    """What an indicator was on a day, and where that figure comes from."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=500)
    noted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("on", "pk")
        constraints = (models.UniqueConstraint(fields=["indicator", "on"], name="measured_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.on}"
