"""People of several networks, and what falls when one of them leaves; names only where the reader may know both."""

from dataclasses import dataclass
from itertools import combinations

from draagvlak.analysis.shared_people import Bridge, bridges
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.choices import AgreementKind
from draagvlak.capabilities.alignment.models import Agreement
from draagvlak.capabilities.alignment.queries.networks import networks_beside
from draagvlak.capabilities.alignment.queries.overlapping import told_regions
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Person

PAGE = 100


@dataclass(frozen=True)
class Connecting:
    """Somebody of two or more networks that the reader may know. `alone`: pairs that share nobody else, as words;
    `directs`: networks; `contact_of`: subjects of agreements.
    """

    key: int
    name: str
    networks: tuple[str, ...]
    alone: tuple[tuple[str, str], ...]
    parts: int
    directs: tuple[str, ...]
    contact_of: tuple[str, ...]

    @property
    def falls(self) -> bool:
        return bool(self.alone or self.directs or self.contact_of)


@dataclass(frozen=True)
class Connections:
    """`carrying`: without whom something falls, `others`: who share networks with more people; both by name.
    `left_out`: how many others more. `at_least`: so many people certainly connect networks, 0 says
    nothing; `separate`: pairs of networks of which the reader may know that they share nobody.
    """

    carrying: list[Connecting]
    others: list[Connecting]
    left_out: int
    at_least: int
    separate: list[tuple[str, str]]
    is_whole: bool


def connections(user: User, authority: Authority) -> Connections:
    """In nine queries."""
    networks = networks_beside(user, authority)
    called = {one.key: one.name for one in networks}
    known = {one.key: one.everybody for one in networks if one.is_known}
    found = bridges(known)
    shown = _named(found, called)
    others = [one for one in shown if not one.falls]
    told = told_regions(networks)
    certain = sum(count for of, count in told.items() if len(of) > 1)
    is_whole = len(known) == len(networks)
    return Connections(
        [one for one in shown if one.falls],
        others[:PAGE],
        max(0, len(others) - PAGE),
        len(found) if is_whole else certain,
        [(called[one], called[other]) for one, other in combinations(known, 2) if not known[one] & known[other]],
        is_whole,
    )


def _named(found: list[Bridge], called: dict[str, str]) -> list[Connecting]:
    keys = [one.person for one in found]
    names = dict(Person.objects.filter(pk__in=keys).values_list("pk", "name"))
    directs: dict[int, list[str]] = {}
    for name, person in Network.objects.filter(director__in=keys).values_list("name", "director"):
        directs.setdefault(person, []).append(name)
    contacts: dict[int, list[str]] = {}
    rows = Agreement.objects.filter(until=None, kind=AgreementKind.CONTACT, person__in=keys)
    for subject, person in rows.values_list("subject", "person"):
        contacts.setdefault(person or 0, []).append(subject)
    shown = [
        Connecting(
            one.person,
            names[one.person],
            tuple(called[key] for key in one.networks),
            tuple((called[a], called[b]) for a, b in one.alone),
            one.parts,
            tuple(directs.get(one.person, ())),
            tuple(contacts.get(one.person, ())),
        )
        for one in found
    ]
    return sorted(shown, key=lambda one: (one.name.casefold(), one.key))
