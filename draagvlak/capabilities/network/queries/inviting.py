"""Whom one may ask to a meeting, and whom a name on a list of those present means."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from django.db.models import QuerySet
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.network.models import Attendance, Meeting, Membership, Network
from draagvlak.capabilities.network.queries import day_of

ALIKE, SEARCHED = 84, 70  # of 100, as rapidfuzz scores names
MOST_CANDIDATES, MOST_FOUND = 5, 30


@dataclass(frozen=True)
class Candidate:
    """Somebody of the network. `called`: every name by which lists may know them."""

    key: int
    name: str
    organisation: str
    email: str
    called: str

    def __str__(self) -> str:
        return f"{self.name} · {self.organisation}" if self.organisation else self.name


@dataclass(frozen=True)
class Recognised:
    """A name (or an address) and whom it may mean. `is_sure`: exactly one, by the whole name or the address."""

    name: str
    email: str
    found: tuple[Candidate, ...]
    is_sure: bool


@dataclass(frozen=True)
class Choice:
    """Who is to be asked: everybody of some layers, of an organisation, of another meeting, and these (keys)."""

    layers: tuple[str, ...] = ()
    organisation: str = ""
    as_last_time: bool = False
    people: frozenset[int] = field(default_factory=frozenset)


def candidates(network: Network) -> list[Candidate]:
    """Everybody who belongs to the network on its day, by name, in one query."""
    columns = ("person_id", "person__name", "person__organisation", "person__email", "person__known_as")
    rows = _members(network).order_by("person__name", "person_id").values_list(*columns)
    return [Candidate(key, name, at, email, called) for key, name, at, email, called in rows]


def recognise_names(people: Sequence[Candidate], given: Iterable[tuple[str, str]]) -> list[Recognised]:
    """For each name and address whom it means. An address goes before a name; what is only alike is never sure."""
    by_email, by_name = _by(people, "email"), _by(people, "name", "called")
    firsts: dict[str, list[Candidate]] = {}
    for one in people:
        firsts.setdefault(identity(one.name).split(" ")[0], []).append(one)
    names = {one.key: default_process(one.name) for one in people}
    known = {one.key: one for one in people}
    told = []
    for name, email in given:
        said = identity(name)
        found = by_email.get(identity(email), []) or by_name.get(said, []) or by_email.get(said, [])
        if len(found) == 1:
            told.append(Recognised(name, email, tuple(found), True))
            continue
        alike = found or firsts.get(said, []) or [known[key] for key in _alike(name, names, ALIKE, MOST_CANDIDATES)]
        told.append(Recognised(name, email, tuple(alike[:MOST_CANDIDATES]), False))
    return told


def people_like(people: Sequence[Candidate], text: str) -> list[Candidate]:
    """Those whose name or organisation looks like `text`, best first; forgives how it is spelled."""
    known = {one.key: one for one in people}
    said = {one.key: default_process(f"{one.name} {one.called} {one.organisation}") for one in people}
    return [known[key] for key in _alike(text, said, SEARCHED, MOST_FOUND)] if text.strip() else []


def _alike(text: str, names: dict[int, str], least: int, most: int) -> list[int]:
    """`names` were made plain already: each is compared with many."""
    found = process.extract(default_process(text), names, scorer=fuzz.WRatio, score_cutoff=least, limit=most)
    return [key for _name, _score, key in found]


def identity(name: str) -> str:
    """Names with one identity differ only in Unicode form, spaces or letter case."""
    return " ".join(normalize("NFKC", name).casefold().split())


def _by(people: Sequence[Candidate], *parts: str) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    for one in people:
        for said in {identity(getattr(one, part)) for part in parts} - {""}:
            found.setdefault(said, []).append(one)
    return found


@dataclass(frozen=True)
class Groups:
    """Of the network on its day: how many people each layer and each organisation has."""

    layers: dict[str, int]
    organisations: dict[str, int]


def groups_of(network: Network) -> Groups:
    layers: Counter[str] = Counter()
    organisations: Counter[str] = Counter()
    for at, of in _members(network).values_list("person__organisation", "layers"):
        layers.update(of)
        organisations[at] += 1
    organisations.pop("", None)
    return Groups(dict(layers), dict(sorted(organisations.items())))


def chosen(network: Network, choice: Choice, without: int | None = None) -> set[int]:
    """Keys of the people that a choice names; who doesn't belong to the network is left out."""
    layers, found = set(choice.layers), set()
    for key, at, of in _members(network).values_list("person_id", "person__organisation", "layers"):
        is_there = bool(choice.organisation) and at == choice.organisation
        if key in choice.people or is_there or not layers.isdisjoint(of):
            found.add(key)
    return found | (_last_asked(network, without) if choice.as_last_time else set())


def _last_asked(network: Network, without: int | None) -> set[int]:
    """Who was asked to the latest meeting up to the network's day that anybody was asked to."""
    held = Meeting.objects.filter(network=network, is_cancelled=False, starts_at__date__lte=day_of(network))
    last = held.exclude(pk=without or 0).exclude(attendances=None).order_by("-starts_at", "-pk").first()
    here = _members(network).values("person_id")
    rows = Attendance.objects.filter(meeting=last, person__in=here) if last else Attendance.objects.none()
    return set(rows.values_list("person_id", flat=True))


def _members(network: Network) -> QuerySet[Membership]:
    return Membership.objects.filter(on_day(day_of(network)), network=network)
