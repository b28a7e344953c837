from django.db import models

from draagvlak.basics.references import new_mark
from draagvlak.basics.tenancy import ScopedRows


class Network(models.Model):
    """People and organisations of an authority who hold leisure participation together; `slug` is in its address.

    `frozen_on` is the day at which an example stands still; None for every real network, which is seen as of today.
    `mark` stands in the references of what is exported (basics.references).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)
    half_life_days = models.PositiveSmallIntegerField(default=180)
    frozen_on = models.DateField(null=True, blank=True)
    mark = models.CharField(max_length=8, default=new_mark, editable=False)
    director = models.ForeignKey("Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="directs")

    objects = ScopedRows()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["authority", "slug"], name="one_network_an_address"),)

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """Rows that came together and can be undone together; `filled` is what it changed in rows that were there:
    [table, key, column, what stood there], and ["participations", contact, "", [[key, person], …]] of who left it.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    made_network = models.BooleanField(default=False)
    filled = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.network} {self.created_at:%Y-%m-%d}"


class Person(models.Model):
    """Someone in the network. `listed_as` tells people of one name in one file apart."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    function = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    municipality = models.CharField(max_length=80, blank=True)
    email = models.CharField(max_length=200, blank=True)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL)

    objects = ScopedRows()

    class Meta:
        ordering = ("name", "pk")
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That somebody belongs to a network, and in which layers, the main one first."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    layers = models.JSONField(default=list, blank=True)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["network", "person"], name="member_once"),)

    def __str__(self) -> str:
        return f"{self.person} · {self.network}"


class Contact(models.Model):
    """Something dated that people did together. `fingerprint` knows it again when its list is read a second time."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    happened_on = models.DateField()
    kind = models.CharField(max_length=80, blank=True)
    subject = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=32)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL)

    objects = ScopedRows()

    class Meta:
        ordering = ("-happened_on", "-pk")
        constraints = (models.UniqueConstraint(fields=["network", "fingerprint"], name="contact_once"),)

    def __str__(self) -> str:
        return f"{self.happened_on}"


class Participation(models.Model):
    """That somebody took part in a contact."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="participations")

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["contact", "person"], name="there_once"),)

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
