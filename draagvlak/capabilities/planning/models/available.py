from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Person


class Availability(models.Model):
    """When somebody usually can, said once for all networks of the authority. `cells`: parts of a week in which they
    can; `away`: [from, up to and including] in which they cannot. `said_by`: themselves, or a director.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="availabilities")
    cells = models.JSONField(default=list)
    away = models.JSONField(default=list, blank=True)
    said_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "availabilities"
        constraints = (models.UniqueConstraint(fields=["person"], name="available_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.said_on}"
