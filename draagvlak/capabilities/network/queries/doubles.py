"""Who of a network may be one person twice. Only proposed: who knows them decides."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from draagvlak.basics.periods import on_day
from draagvlak.basics.register_numbers import BLANK
from draagvlak.capabilities.network.models import KeptApart, Membership, Network, Person
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.searching import plain, sound

ALIKE = 90  # of 100, rapidfuzz's ratio
BLOCK = 4000  # people compared with one another at a time
MOST = 200
Row = tuple[int, str, str, str]  # key, name, e-mail, phone
NO_PART_OF_NAME = re.compile(r"\(.*?\)|\b(?:dhr|mevr|mw|dr|ir|ing|prof|mr|mrs|ms)\b\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Double:
    """Two people, the one who came first as `a`, and why they may be one."""

    a: Person
    b: Person
    reason: str


def doubles(network: Network) -> list[Double]:
    """At most MOST pairs, the surest reasons first, without those that are kept apart. Three queries."""
    here = Membership.objects.filter(on_day(day_of(network)), network=network).order_by("person_id")
    rows = list(here.values_list("person_id", "person__name", "person__email", "person__phone").iterator(5000))
    apart = {frozenset(pair) for pair in KeptApart.objects.values_list("a", "b")}
    found = likely_pairs(rows, lambda a, b: frozenset((a, b)) not in apart)
    people = Person.objects.in_bulk({key for _reason, *pair in found for key in pair})
    return [Double(people[a], people[b], reason) for reason, a, b in found]


def likely_pairs(rows: list[Row], wanted: Callable[[int, int], bool]) -> list[tuple[str, int, int]]:
    """Why, and which two of `rows` may be one person: at most MOST that are `wanted`, the surest reasons first."""
    found: dict[frozenset[int], tuple[str, int, int]] = {}
    for reason, a, b in _likely(rows):
        pair = frozenset((a, b))
        if len(pair) == 2 and wanted(a, b):
            found.setdefault(pair, (reason, a, b))
        if len(found) == MOST:
            break
    return list(found.values())


def kept_apart(network: Network) -> list[KeptApart]:
    """The pairs of this network that somebody said are two people, the newest first, with both."""
    here = Membership.objects.filter(on_day(day_of(network)), network=network).values("person")
    return list(KeptApart.objects.filter(a__in=here, b__in=here).select_related("a", "b")[:MOST])


def names_kept_apart(network: int | None) -> set[frozenset[str]]:
    """The pairs of names, in small letters, that are two people of the network of this key."""
    here = Membership.objects.filter(network=network, until=None).values("person")
    pairs = KeptApart.objects.filter(a__in=here, b__in=here).values_list("a__name", "b__name")
    return {frozenset((a.casefold(), b.casefold())) for a, b in pairs}


def _likely(rows: list[Row]) -> Iterator[tuple[str, int, int]]:
    whole = {key: plain(name.replace(BLANK, " ")) for key, name, _email, _phone in rows}
    cut = {key: plain(NO_PART_OF_NAME.sub(" ", name.replace(BLANK, " "))) for key, name, _email, _phone in rows}
    stripped = {key: cut[key] for key, name, *_rest in rows if BLANK in name}
    yield from _same("register-number", cut, stripped)
    yield from _same("email", {key: email.casefold() for key, _name, email, _phone in rows})
    yield from _same("accents", whole)
    yield from _same("suffix", cut)
    yield from _same("order", {key: " ".join(sorted(name.split())) for key, name in cut.items()})
    yield from _initials(cut)
    yield from _alike(cut)


def _same(reason: str, values: dict[int, str], only: dict[int, str] | None = None) -> Iterator[tuple[str, int, int]]:
    """Each with the first of the same value; where `only` is given, pairs with one of those."""
    first: dict[str, int] = {}
    for key, value in values.items():
        if value and value in first and (only is None or key in only or first[value] in only):
            yield reason, first[value], key
        first.setdefault(value, key)


def _initials(names: dict[int, str]) -> Iterator[tuple[str, int, int]]:
    """ "K. Dossier" beside "Katrien Dossier"; only where one person fits."""
    families: dict[tuple[str, str], list[int]] = {}
    for key, name in names.items():
        first, _, family = name.partition(" ")
        if first and family:
            families.setdefault((first[0], family), []).append(key)
    for keys in families.values():
        short = [key for key in keys if names[key][1] == " "]
        whole = [key for key in keys if names[key][1] != " "]
        if len(whole) == 1:
            for key in short:
                yield "initials", whole[0], key


def _alike(names: dict[int, str]) -> Iterator[tuple[str, int, int]]:
    """Names that nearly are the same, as they sound. Of thousands, those that begin with the same sound."""
    groups: dict[str, list[int]] = {}
    for key, name in names.items():
        if " " in name:
            groups.setdefault(sound(name)[:1] if len(names) > BLOCK else "", []).append(key)
    for keys in groups.values():
        said = [" ".join(sound(word) for word in names[key].split()) for key in keys]
        for start in range(0, len(said), BLOCK):
            scores = process.cdist(
                said[start : start + BLOCK], said, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8
            )
            for a, b in np.argwhere(scores):
                if a + start < b:
                    yield "name", keys[a + start], keys[b]
