"""Who is asked the same twice: by requests, surveys and meetings of two networks within 90 days (METHOD §6).

Of a survey of ours names are told only to whoever runs surveys in both networks: who was asked by mail is theirs.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.asked_twice import Twice, asked_twice
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.choices import Topic
from draagvlak.capabilities.alignment.queries.asked import BODY, MEETING, asked_of_all
from draagvlak.capabilities.alignment.queries.networks import readable
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Organisation, Person

MOST_SHOWN = 200


@dataclass(frozen=True)
class AskedTwice:
    """One kind of question of two networks. `people`: names, where the reader may know both; else only `count`, five
    or more. `days`: of the first and the last time that the two came together.
    """

    kind: str
    networks: tuple[str, ...]
    days: tuple[date, date]
    count: int
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundTwice:
    """`is_whole`: the reader may know the people of all networks; if not, fewer than five are left out."""

    shown: list[AskedTwice]
    is_whole: bool


def twice_in(user: User, authority: Authority) -> FoundTwice:
    """Of the authority in scope, in eight queries."""
    networks = {str(one.pk): one.name for one in Network.objects.all()}
    everything = asked_of_all()
    found: dict[tuple[str, tuple[str, str]], list[Twice]] = defaultdict(list)
    for twice in asked_twice(everything.asked):
        pair = min(twice.first.network, twice.second.network), max(twice.first.network, twice.second.network)
        found[twice.first.kind, pair].append(twice)
    people = readable(user, authority)
    asks = readable(user, authority, "pulse.run")
    names = _names({twice.first.person for some in found.values() for twice in some})
    shown: list[AskedTwice] = []
    for (kind, pair), some in found.items():
        keys = {int(key) for key in pair}
        may_name = keys <= people and (
            keys <= asks or everything.surveys.isdisjoint(one for two in some for one in two)
        )
        one = _told(kind, tuple(sorted((networks[key] for key in pair), key=str.casefold)), some, names, may_name)
        shown += [one] if one else []
    shown.sort(key=lambda one: (-one.days[1].toordinal(), one.kind, one.networks))
    return FoundTwice(shown[:MOST_SHOWN], {int(key) for key in networks} <= people & asks)


def own_twice(person: Person) -> list[tuple[str, list[tuple[str, date]]]]:
    """What was asked of `person` themselves more than once: the kind, with network and day of each."""
    networks = {str(one.pk): one.name for one in Network.objects.all()}
    found: dict[str, set[tuple[date, str]]] = defaultdict(set)
    for twice in asked_twice(asked_of_all(person).asked):
        for one in twice:
            found[one.kind].add((one.on, networks[one.network]))
    return [(kind_words(kind), [(name, on) for on, name in sorted(some)]) for kind, some in sorted(found.items())]


def kind_words(kind: str) -> str:
    topic, _sign, title = kind.partition(":")
    if f"{topic}:" == MEETING:
        return _("vergadering: {title}").format(title=title)
    return title or str(Topic(topic).label)


def _told(
    kind: str, networks: tuple[str, ...], some: list[Twice], names: Mapping[str, str], may_name: bool
) -> AskedTwice | None:
    keys = {twice.first.person for twice in some}
    bodies = tuple(sorted((names[key] for key in keys if key.startswith(BODY)), key=str.casefold))
    people = sorted((names[key] for key in keys if not key.startswith(BODY)), key=str.casefold)
    count = len(people) if may_name or len(people) >= K else 0
    if not count and not bodies:
        return None
    days = min(twice.first.on for twice in some), max(twice.second.on for twice in some)
    return AskedTwice(kind_words(kind), networks, days, count, tuple(people) if may_name else (), bodies)


def _names(keys: Collection[str]) -> dict[str, str]:
    """Of people, and of organisations (a key with BODY before it)."""
    bodies = [int(key.removeprefix(BODY)) for key in keys if key.startswith(BODY)]
    people = [int(key) for key in keys if not key.startswith(BODY)]
    found = {str(key): name for key, name in Person.objects.filter(pk__in=people).values_list("pk", "name")}
    named = Organisation.objects.filter(pk__in=bodies).values_list("pk", "name")
    return found | {f"{BODY}{key}": name for key, name in named}
