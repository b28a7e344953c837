"""The plans of a partnership, and what its sources say while they agree: each read inside its own authority's scope."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate, now

from draagvlak.analysis.together import Joined, Part, as_one
from draagvlak.basics.periods import on_day
from draagvlak.basics.progress import is_alive
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.snapshots import records_of
from draagvlak.capabilities.merging.choices import State, What
from draagvlak.capabilities.merging.models import Agreement, Decided, Merger, Source
from draagvlak.capabilities.merging.queries.agreeing import agreed_with
from draagvlak.capabilities.network.models import Membership, Network

BEGINS_WITHIN = timedelta(minutes=2)


@dataclass(frozen=True)
class Agreed:
    """A network of a municipality that agreed, as the partnership may know it."""

    key: int
    authority: Authority
    network: Network
    shows_names: bool
    since: date

    @property
    def part(self) -> str:
        return str(self.key)

    @property
    def label(self) -> str:
        """The municipality; with the network where that says something else."""
        return f"{self.authority.name}: {self.network.name}"


def agreed_networks(partnership: Authority) -> list[Agreed]:
    """One query. A network that agreed twice stands once, with the names if one of both shows them."""
    found: dict[int, Agreed] = {}
    for row in agreed_with(partnership):
        before = found.get(row.network_id)
        found[row.network_id] = _agreed(row, bool(before and before.shows_names))
    return list(found.values())


def _agreed(row: Agreement, shows_names: bool) -> Agreed:
    return Agreed(row.network_id, row.authority, row.network, row.shows_names or shows_names, row.since)


def mergers() -> list[Merger]:
    """The plans of the authority in scope, the newest first."""
    return list(Merger.objects.filter(removed_on=None).select_related("network").prefetch_related("sources"))


def merger_at(key: int) -> Merger | None:
    found = Merger.objects.filter(pk=key, removed_on=None)
    return found.select_related("authority", "network", "batch").first()


def removed_merger_at(key: int) -> Merger | None:
    return Merger.objects.filter(pk=key, removed_on__isnull=False).first()


@dataclass(frozen=True)
class Sources:
    """Those of a plan that agree today; `gone`: of how many that is over."""

    here: list[Agreed]
    gone: int

    @property
    def may_be_joined(self) -> bool:
        return len(self.here) > 1 and not self.gone

    def named(self) -> list[Agreed]:
        return [one for one in self.here if one.shows_names]

    def labels(self) -> dict[str, str]:
        """Each within a sentence, by its key as text: the municipality, with the network where it has several here."""
        places = [one.authority.pk for one in self.here]
        return {
            one.part: f"{one.authority.name} ({one.network.name})"
            if places.count(one.authority.pk) > 1
            else one.authority.name
            for one in self.here
        }


def sources_of(merger: Merger) -> Sources:
    """Two queries."""
    wanted = list(Source.objects.filter(merger=merger).values_list("network_key", flat=True))
    agreed = {one.key: one for one in agreed_networks(merger.authority)}
    return Sources([agreed[key] for key in wanted if key in agreed], sum(key not in agreed for key in wanted))


def parts_of(sources: Iterable[Agreed], day: date) -> list[Part]:
    """What is known of each, to be measured; nothing of it is kept."""
    found = []
    for one in sources:
        with inside(one.authority):
            found.append(Part(one.part, records_of(one.network, day)))
    return found


def joined(merger: Merger, sources: Sources, day: date | None = None) -> Joined:
    """All sources as one, with the persons that were said to be one."""
    return as_one(parts_of(sources.here, day or localdate()), same_people(merger))


def half_life_of(sources: Sources) -> int:
    """Days: the longest of the sources, so that no tie goes quiet because networks became one."""
    return max((one.network.half_life_days for one in sources.here), default=180)


def same_people(merger: Merger) -> list[tuple[str, str]]:
    return list(Decided.objects.filter(merger=merger, what=What.PERSON, is_same=True).values_list("a", "b"))


@dataclass(frozen=True)
class Someone:
    """Somebody of a source. `name` is empty where the municipality does not show it before the merger."""

    key: int
    name: str
    organisation: str
    layer: str
    source: Agreed


def people_at(sources: Sequence[Agreed], keys: Collection[int]) -> dict[int, Someone]:
    """Who (keys) is in one of the sources today; a query for each source. An organisation is not told of somebody in
    poverty, of whom it would say too much.
    """
    found: dict[int, Someone] = {}
    for one in sources:
        with inside(one.authority):
            here = Membership.objects.filter(on_day(localdate()), network=one.network, person__objected_on=None)
            here = here.filter(person__in=keys)
            columns = ("person_id", "person__name", "person__organisation", "layers")
            for key, name, organisation, layers in here.order_by("pk").values_list(*columns):
                layer = layers[0] if layers else ""
                shown = "" if "people_in_poverty" in layers else organisation
                found.setdefault(key, Someone(key, name if one.shows_names else "", shown, layer, one))
    return found


def key_of_progress(merger: Merger) -> str:
    return f"merger-{merger.pk}"


def shown_state(merger: Merger) -> str:
    """The state as one should see it: work that was lost has failed."""
    if merger.state != State.MERGING or is_alive(key_of_progress(merger)):
        return str(merger.state)
    is_new = merger.started_at is not None and now() - merger.started_at < BEGINS_WITHIN
    return State.MERGING if is_new else State.FAILED
