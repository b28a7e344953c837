"""Every read of authorities and of the official list of municipalities."""

from collections.abc import Collection

from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from draagvlak.basics.letters import plain
from draagvlak.basics.slugs import free_slug
from draagvlak.capabilities.authorities.choices import RESERVED, Kind
from draagvlak.capabilities.authorities.models import Authority, Logo, Municipality
from draagvlak.capabilities.authorities.readers import regions

ALIKE, MOST_ALIKE = 75, 5  # of 100: from here a name may be the one that was meant


def authorities() -> QuerySet[Authority]:
    """All of the installation, by name, with their municipalities: for its keeper."""
    return Authority.objects.prefetch_related("municipalities")


def municipalities_named(text: str) -> list[Municipality]:
    """Those of the official list whose name holds `text`, whatever its hyphens and accents; where none does, those
    whose name is like it, the most alike first. None for less than two letters.
    """
    wanted = plain(text)
    if len(wanted) < 2:
        return []
    known = {plain(one.name): one for one in Municipality.objects.all()}
    found = sorted(
        (name for name in known if wanted in name),
        key=lambda name: (not name.startswith(wanted), known[name].name),
    )
    if not found:
        close = process.extract(wanted, known.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_ALIKE)
        found = [name for name, *_score in close]
    return [known[name] for name in found]


def municipalities_of(authority: Authority) -> QuerySet[Municipality]:
    return authority.municipalities.all()


def partnerships_of(authority: Authority) -> QuerySet[Authority]:
    """The partnerships to which a municipality of `authority` belongs."""
    found = Authority.objects.filter(kind=Kind.PARTNERSHIP, municipalities__in=authority.municipalities.all())
    return found.exclude(pk=authority.pk).distinct()


def members_of(partnership: Authority) -> QuerySet[Authority]:
    """The authorities of the municipalities that belong to `partnership`, itself too: from nobody else does it read
    over the wall.
    """
    return Authority.objects.filter(municipalities__in=partnership.municipalities.values("pk"))


def regions_of(authority: Authority) -> list[str]:
    """The reference regions of its municipalities, by name; none for one that is on no official list."""
    return sorted({regions()[nis] for nis in _codes(authority) if nis in regions()})


def in_the_region_of(authority: Authority) -> QuerySet[Authority]:
    """Who has a municipality in one of its regions, itself too."""
    wanted = regions_of(authority)
    return Authority.objects.filter(municipalities__nis__in=[nis for nis, name in regions().items() if name in wanted])


def _codes(authority: Authority) -> QuerySet[Municipality, str]:
    return authority.municipalities.values_list("nis", flat=True)


def workspace_of(municipality: Municipality) -> Authority | None:
    """The authority that this municipality has by itself."""
    return Authority.objects.filter(kind=Kind.MUNICIPALITY, municipalities=municipality).first()


def is_taken(name: str, municipalities: Collection[Municipality]) -> bool:
    """Whether there is an authority of that name, or of that one municipality, already."""
    alone = len(municipalities) == 1 and workspace_of(next(iter(municipalities))) is not None
    return alone or Authority.objects.filter(name__iexact=name).exists()


def slug_for(name: str) -> str:
    """A word of its own for the address of a new authority."""
    taken = set(Authority.objects.values_list("slug", flat=True)) | RESERVED
    return free_slug(name, taken, "bestuur", 40)


def authority_at(slug: str) -> Authority | None:
    """For the keeper of the installation; whoever works somewhere asks accounts.queries.authority_for."""
    return Authority.objects.filter(slug=slug).first()


def every_municipality() -> QuerySet[Municipality]:
    return Municipality.objects.all()


def municipality_of(nis: str) -> Municipality | None:
    return Municipality.objects.filter(nis=nis).first()


def logo_of(authority: Authority) -> Logo | None:
    return Logo.objects.filter(authority=authority).first()
