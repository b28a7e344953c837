from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.alignment.choices import RequestKind, Topic
from draagvlak.capabilities.network.models import Network, Organisation, Person
from draagvlak.capabilities.network.models.history import kept_history


class Request(models.Model):
    """That a network asks people or organisations something on a day. Meetings and surveys of ours are not noted here:
    they are known already.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=8, choices=RequestKind)
    topic = models.CharField(max_length=16, choices=Topic)
    title = models.CharField(max_length=200)
    asked_on = models.DateField()
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-asked_on", "-pk")

    def __str__(self) -> str:
        return self.title


class RequestedFrom(models.Model):
    """Of whom it is asked: somebody, or an organisation as a whole."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "requested from"
        constraints = (
            models.UniqueConstraint(fields=["request", "person"], name="requested_of_person_once"),
            models.UniqueConstraint(fields=["request", "organisation"], name="requested_of_organisation_once"),
        )

    def __str__(self) -> str:
        return f"{self.request_id}"
