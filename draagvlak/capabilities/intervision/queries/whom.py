"""With whom something may be shared, and with whom it is, by name."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from draagvlak.capabilities.authorities.models import Authority, Municipality
from draagvlak.capabilities.authorities.queries import every_municipality, partnerships_of, regions_of
from draagvlak.capabilities.federation.models import Addressee as Elsewhere
from draagvlak.capabilities.federation.queries import addressees_of
from draagvlak.capabilities.intervision.models import Addressee


@dataclass(frozen=True)
class MayGet:
    """Who may be chosen: municipalities of the official list but ours, by province; partnerships; and those of other
    installations that files may go to. `regions`: ours, by name; none where our municipality is on no official list.
    """

    municipalities: list[Municipality]
    partnerships: list[Authority]
    elsewhere: list[Elsewhere]
    regions: list[str]


def may_get(authority: Authority) -> MayGet:
    own = set(authority.municipalities.values_list("pk", flat=True))
    others = [one for one in every_municipality().order_by("province", "name") if one.pk not in own]
    partnerships, elsewhere = list(partnerships_of(authority)), list(addressees_of(authority))
    return MayGet(others, partnerships, elsewhere, regions_of(authority))


def names_of(column: str, keys: Collection[int]) -> dict[int, list[str]]:
    """Of pieces, questions or sessions of the authority in scope (`column`), who was chosen, by name. Two queries."""
    rows = Addressee.objects.filter(**{f"{column}__in": list(keys)}).select_related("municipality", "partnership")
    found: dict[int, list[str]] = defaultdict(list)
    some = list(rows)
    called = _called(one.code for one in some if one.code)
    for one in some:
        name = one.municipality or one.partnership
        found[getattr(one, f"{column}_id")].append(name.name if name else called.get(one.code, one.code))
    return {key: sorted(names, key=str.casefold) for key, names in found.items()}


def _called(codes: Iterable[str]) -> dict[str, str]:
    wanted = set(codes)
    rows = Elsewhere.objects.filter(code__in=wanted) if wanted else Elsewhere.objects.none()
    return dict(rows.values_list("code", "name"))
