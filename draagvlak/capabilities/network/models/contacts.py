from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.network.models.networks import Batch, Network
from draagvlak.capabilities.network.models.people import Person


class Contact(models.Model):
    """Something dated that people did together. `fingerprint` knows it again when its list is read a second time.

    `subject` and `note` are what TRUST calls the text of a contact note: both go when its time has come.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, db_index=False)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, db_index=False)  # both are in the indexes below
    happened_on = models.DateField()
    kind = models.CharField(max_length=80, blank=True)
    subject = models.TextField(blank=True)
    note = models.TextField(blank=True, default="", db_default="")
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    fingerprint = models.CharField(max_length=32)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-happened_on", "-pk")
        constraints = (models.UniqueConstraint(fields=["network", "fingerprint"], name="contact_once"),)
        indexes = (
            models.Index(fields=["network", "authority", "-happened_on", "-id"], name="contact_newest"),
            models.Index(fields=["network", "authority", "kind"], name="contact_kind"),
        )

    def __str__(self) -> str:
        return f"{self.happened_on}"


class Participation(models.Model):
    """That somebody took part in a contact."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, db_index=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="participations", db_index=False)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["contact", "person"], name="there_once"),)
        indexes = (models.Index(fields=["person", "authority", "contact"], name="there_of_person"),)

    def __str__(self) -> str:
        return f"{self.person_id} in {self.contact_id}"


class KnownTie(models.Model):
    """Two people of a list without dates who know each other."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    a = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    weight = models.FloatField(default=1.0)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["network", "a", "b"], name="known_once"),)

    def __str__(self) -> str:
        return f"{self.a_id} – {self.b_id}"


class NoteDraft(models.Model):
    """A line as somebody typed it, often without connection, that waits until they say whom they meant.

    It belongs to who typed it, and nobody else sees it. `typed_on` is the day from which "gisteren" counts.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    owner = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    line = models.TextField()
    typed_on = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.typed_on}"
