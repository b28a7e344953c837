from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.support.models.bodies import Body


class Step(models.Model):
    """The next conversation or visible step toward a layer: what, who does it, by when; later what came of it.

    `owner` does it, `person` is with whom.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    layer = models.CharField(max_length=20, choices=Layer)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="steps_with")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="steps_owned")
    words = models.TextField()
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True)
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_on = models.DateField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, db_default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("done_on", "due", "pk")

    def __str__(self) -> str:
        return f"{self.layer} {self.due}"
