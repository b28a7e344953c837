"""Every read of authorities and of the official list of municipalities."""

from django.db.models import QuerySet

from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.authorities.models import Authority, Municipality


def authorities() -> QuerySet[Authority]:
    """All of the installation, by name, with their municipalities: for its keeper."""
    return Authority.objects.prefetch_related("municipalities")


def municipalities_named(text: str) -> QuerySet[Municipality]:
    """Those of the official list whose name holds `text`; none for less than two letters."""
    wanted = text.strip()
    return Municipality.objects.filter(name__icontains=wanted) if len(wanted) > 1 else Municipality.objects.none()


def municipalities_of(authority: Authority) -> QuerySet[Municipality]:
    return authority.municipalities.all()


def partnerships_of(authority: Authority) -> QuerySet[Authority]:
    """The partnerships to which a municipality of `authority` belongs."""
    found = Authority.objects.filter(kind=Kind.PARTNERSHIP, municipalities__in=authority.municipalities.all())
    return found.exclude(pk=authority.pk).distinct()
