import uuid

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.exchange.choices import Holds, Kept, State


class Upload(models.Model):
    """A list somebody brought, of people and contacts or of a policy plan (`holds`). `cells` says what it is, and is
    empty once it was erased; its cleaned cells (cells-not-files in docs/decisions) stand in pieces. `found` is what the
    page about it shows, `against` what it would do to the network it most likely goes into. `started_at` tells one try
    to read it in from the next.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    token = models.UUIDField(unique=True, default=uuid.uuid4)
    holds = models.CharField(max_length=8, choices=Holds, default=Holds.CONTACTS)
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


class Piece(models.Model):
    """A block of the rows of a list, or of what they bring under its mapping (`what`), compressed: small enough that
    neither a driver nor we ever hold a list whole.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, db_index=False, related_name="pieces")
    what = models.CharField(max_length=8, choices=Kept)
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    objects = ScopedRows()

    class Meta:
        ordering = ("upload", "what", "number")
        constraints = (models.UniqueConstraint(fields=["upload", "what", "number"], name="piece_once"),)

    def __str__(self) -> str:
        return f"{self.what} {self.number}"
