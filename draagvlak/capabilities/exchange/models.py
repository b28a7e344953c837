import uuid

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.exchange.choices import State


class Upload(models.Model):
    """A list somebody brought. `cells` are its cleaned cells (cells-not-files in docs/decisions), compressed;
    `found` is what the page about it shows, `against` what it would do to the network it most likely goes into.
    `started_at` tells one try to read it in from the next.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    token = models.UUIDField(unique=True, default=uuid.uuid4)
    file_name = models.CharField(max_length=120)
    format = models.CharField(max_length=12)
    cells = models.BinaryField()
    mapping = models.JSONField()
    same = models.JSONField(default=dict, blank=True)
    director = models.CharField(max_length=200, blank=True)
    as_of = models.DateField()
    found = models.JSONField(default=dict, blank=True)
    against = models.JSONField(default=dict, blank=True)
    takes_over = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    started_at = models.DateTimeField(null=True, blank=True)
    new_name = models.CharField(max_length=120, blank=True)
    network = models.ForeignKey("network.Network", null=True, on_delete=models.SET_NULL)
    batch = models.ForeignKey("network.Batch", null=True, on_delete=models.SET_NULL)
    made_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.file_name
