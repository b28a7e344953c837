"""All networks of the authority in scope side by side, and those that neighbours share, in so many queries."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import rules
from django.db.models import Count
from django.utils.timezone import localdate

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.layers import LAYERS
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.choices import SAID
from draagvlak.capabilities.alignment.mapping import by_alike
from draagvlak.capabilities.alignment.models import Profile
from draagvlak.capabilities.alignment.queries.sharing import SharedNetwork, days_of, shared_with_us
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Meeting, Membership, Network, Partnering
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.recurring import start_of
from draagvlak.capabilities.network.queries.standing import networks_of

YEAR = 365  # days


@dataclass(frozen=True)
class Beside:
    """A network of ours, or one that a neighbour shares (`neighbour`: its authority).

    `people`: keys of who belongs to it, None where the reader may not know who they are; `everybody`: the same for
    measures, never to be shown by itself. `layers`: in which somebody is known, for whoever may see no persons only
    from five people on.
    """

    key: str
    name: str
    kind: str
    profile: Any = None  # a Profile, None where nothing was said
    row: Network | None = None
    neighbour: str = ""
    organisations: Mapping[str, str] = field(default_factory=dict)
    everybody: frozenset[int] = frozenset()
    is_known: bool = False
    layers: tuple[str, ...] = ()
    meetings: int = 0

    @property
    def people(self) -> frozenset[int] | None:
        return self.everybody if self.is_known else None

    @property
    def goals(self) -> dict[str, str]:
        return by_alike(self.profile.goals if self.profile else ())

    @property
    def groups(self) -> dict[str, str]:
        return by_alike(self.profile.groups if self.profile else ())

    @property
    def unsaid(self) -> list[str]:
        """Which parts of its profile nobody filled in."""
        return [part for part in SAID if not getattr(self.profile, part, None)]

    @property
    def whole_name(self) -> str:
        return f"{self.name} ({self.neighbour})" if self.neighbour else self.name


def readable(user: User, authority: Authority, right: str = "network.read_people") -> frozenset[int]:
    """The keys of the networks in which `user` has `right`."""
    return frozenset(one.pk for one in networks_of(user, authority) if rules.has_perm(right, user, one))


def networks_beside(user: User, authority: Authority) -> list[Beside]:
    """Ours by name, in six queries."""
    networks, known = list(Network.objects.all()), readable(user, authority)
    profiles = {one.network_id: one for one in Profile.objects.select_related("lead")}
    people, layers, names = _people(networks)
    for network, name in Partnering.objects.filter(days_of(networks)).values_list("network", "organisation__name"):
        names[network].add(name)
    held = _held(last_day(networks))
    return [
        Beside(
            str(one.pk),
            one.name,
            one.get_kind_display(),
            profiles.get(one.pk),
            one,
            organisations=by_alike(sorted(names[one.pk])),
            everybody=frozenset(people[one.pk]),
            is_known=one.pk in known,
            layers=tuple(layer for layer in LAYERS if layers[one.pk][layer] >= (1 if one.pk in known else K)),
            meetings=held.get(one.pk, 0),
        )
        for one in networks
    ]


def with_neighbours(user: User, authority: Authority) -> list[Beside]:
    """Ours, and after them those that neighbours share. In ten queries."""
    return networks_beside(user, authority) + [neighbour(one) for one in shared_with_us(authority)]


def neighbour(one: SharedNetwork) -> Beside:
    return Beside(
        f"b{one.key}", one.name, one.kind, one.profile, neighbour=one.authority, organisations=one.organisations
    )


def last_day(networks: Collection[Network]) -> date:
    """The day up to which meetings are counted: today, or the last of examples that stand still."""
    return max((day_of(one) for one in networks), default=localdate())


def year_before(day: date) -> tuple[datetime, datetime]:
    """From a year before the end of `day` up to it."""
    return start_of(day - timedelta(days=YEAR - 1)), start_of(day + timedelta(days=1))


def _people(
    networks: Collection[Network],
) -> tuple[dict[int, set[int]], dict[int, Counter[str]], dict[int, set[str]]]:
    """By network: who belongs to it, how many in each layer, and the names of their organisations. Who objected is not
    measured.
    """
    people: dict[int, set[int]] = defaultdict(set)
    layers: dict[int, Counter[str]] = defaultdict(Counter)
    names: dict[int, set[str]] = defaultdict(set)
    rows = Membership.objects.filter(days_of(networks), person__objected_on=None).order_by()
    for network, person, stands_in, organisation in rows.values_list(
        "network", "person", "layers", "person__organisation"
    ):
        people[network].add(person)
        layers[network].update(set(stands_in))
        if organisation:
            names[network].add(organisation)
    return people, layers, names


def _held(day: date) -> dict[int, int]:
    """How many meetings each network held in the year up to `day`."""
    since, until = year_before(day)
    rows = Meeting.objects.filter(is_cancelled=False, starts_at__gte=since, starts_at__lt=until).order_by()
    return dict(rows.values_list("network").annotate(Count("pk")))
