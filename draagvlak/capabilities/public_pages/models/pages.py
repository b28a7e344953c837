from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network, Organisation
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.public_pages.choices import Partners


class PublicPage(models.Model):
    """What a network tells to everybody. Nothing of it is seen before `is_on`, and then only what is in `blocks`.

    `hosts`: names of sites that may show the block to embed. `label`: of the events of the UiTdatabank that are listed;
    "" for all of its municipalities.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="public_page")
    is_on = models.BooleanField(default=False)
    blocks = models.JSONField(default=list, blank=True)
    purpose = models.TextField(blank=True)
    partners = models.CharField(max_length=8, choices=Partners, default=Partners.TICKED)
    contact = models.TextField(blank=True)
    email = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=100, blank=True)
    hosts = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.network_id}"


class ShownPartner(models.Model):
    """That an organisation of the network stands on its page."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    page = models.ForeignKey(PublicPage, on_delete=models.CASCADE, related_name="shown_partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["page", "organisation"], name="shown_partner_once"),)

    def __str__(self) -> str:
        return f"{self.page_id} · {self.organisation_id}"


class ShownResult(models.Model):
    """That a result stands on the page of the network, in the words that the director looked at (`seen`: their mark).

    Others may change results: one of which the words changed since is not shown until the director looks again.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    page = models.ForeignKey(PublicPage, on_delete=models.CASCADE, related_name="shown_results")
    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="+")
    seen = models.CharField(max_length=64)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["page", "result"], name="shown_result_once"),)

    def __str__(self) -> str:
        return f"{self.page_id} · {self.result_id}"
