from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Batch, Network, Person
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.support.choices import EvidenceKind, FileKind
from draagvlak.capabilities.support.models.bodies import Body


class Evidence(models.Model):
    """A dated sign that a body or, by name, somebody in office stands behind the network, or in its way.

    Of a body or of a person, never of both. It holds up to and including `until`, or for 365 days (METHOD §5).
    `names_someone`: it is of a person, or its words name somebody of the network; then few may read it (TRUST §1).
    `reference`: the address where the decision itself can be read.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    layer = models.CharField(max_length=20, choices=Layer)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=20, choices=EvidenceKind)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=500, blank=True)
    names_someone = models.BooleanField(default=False)
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_on = models.DateField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.SET_NULL)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-on", "-pk")
        verbose_name_plural = "evidence"
        indexes = (models.Index(fields=["network", "layer", "-on", "-id"], name="evidence_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(body__isnull=False, person__isnull=True)
                | models.Q(body__isnull=True, person__isnull=False),
                name="evidence_of_body_or_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class EvidenceFile(models.Model):
    """The file beside a piece of evidence, apart, so that no list reads it.

    `came_by` and `left_by` name the steps that put it there and took it away, by which they can be taken back; one
    that left lies beside nothing (`was_of` says where it lay), and is gone the next night.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    evidence = models.OneToOneField(Evidence, null=True, blank=True, on_delete=models.CASCADE, related_name="file")
    was_of = models.PositiveBigIntegerField(null=True, blank=True)
    came_by = models.CharField(max_length=64, blank=True)
    left_by = models.CharField(max_length=64, blank=True)
    left_on = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=FileKind)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class EvidenceTally(models.Model):
    """What stays of evidence whose time has come: how much there was of a kind, per layer and legislature."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    layer = models.CharField(max_length=20, choices=Layer)
    term_began = models.DateField()
    kind = models.CharField(max_length=20, choices=EvidenceKind)
    count = models.PositiveIntegerField(default=0)

    objects = ScopedRows()

    class Meta:
        ordering = ("term_began", "layer", "kind")
        constraints = (
            models.UniqueConstraint(fields=["network", "layer", "term_began", "kind"], name="evidence_tally_once"),
        )

    def __str__(self) -> str:
        return f"{self.layer} {self.term_began:%Y} {self.kind}: {self.count}"
