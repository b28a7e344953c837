from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.authorities.choices import Kind, Picture


class Municipality(models.Model):
    """A municipality of the official list (Statbel), known by its NIS code."""

    nis = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=80)
    province = models.CharField(max_length=40)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name


class Authority(models.Model):
    """The tenant: a municipality or an intermunicipal partnership; `slug` begins every address of its workspace."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.MUNICIPALITY)
    municipalities = models.ManyToManyField(Municipality, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name


class Logo(models.Model):
    """The picture that stands on the papers of an authority: `content` is a PNG or a JPEG, as `kind` says."""

    authority = models.OneToOneField(Authority, on_delete=models.CASCADE)
    kind = models.CharField(max_length=4, choices=Picture)
    content = models.BinaryField()

    objects = ScopedRows()

    class Meta:
        ordering = ("authority",)

    def __str__(self) -> str:
        return f"{self.authority_id} {self.kind}"
