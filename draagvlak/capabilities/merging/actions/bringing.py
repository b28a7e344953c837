"""The rows of all sources come into one new network, within the transaction that is open."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, repeat

from draagvlak.analysis.records import Contact as Happened
from draagvlak.analysis.together import counted_once, standing_for
from draagvlak.basics.bulk import add_rows, chunks, write
from draagvlak.basics.progress import Tell
from draagvlak.capabilities.merging.queries.contents import CONTACT_DATA, TEXTS, Body, Contents, Stay
from draagvlak.capabilities.network.choices import ORGANISATION_DETAILS
from draagvlak.capabilities.network.models import (
    Batch,
    Contact,
    KnownTie,
    Membership,
    Organisation,
    Participation,
    Partnering,
    Person,
    Position,
)
from draagvlak.capabilities.network.queries.met_before import base_of, numbered

CHUNK = 5000
PERSON = ("authority_id", *TEXTS, "is_minor", "renewed_on", "batch_id")
MEMBER = ("authority_id", "network_id", "person_id", "layers", "since", "until", "batch_id")
POSITION = ("authority_id", "person_id", "organisation", "function", "since", "until")
CONTACT = ("authority_id", "network_id", "happened_on", "kind", "subject", "fingerprint", "batch_id")
PRESENT = ("authority_id", "contact_id", "person_id")
TIE = ("authority_id", "network_id", "a_id", "b_id", "weight", "batch_id")
Called = Callable[[Contents, str], str]


@dataclass
class Bringing:
    """`called`: what an organisation of a source is called from now on. `keys`: by key of a person of a source, the key
    of who stands for them here. `made`: how many rows came by table; `organisations`: the keys of those that are new.
    """

    batch: Batch
    sources: Sequence[Contents]
    same: Sequence[tuple[str, str]]
    called: Called
    tell: Tell
    keys: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    made: Counter[str] = field(default_factory=Counter)
    organisations: list[int] = field(default_factory=list)

    def bring(self) -> None:
        self._people()
        self._stays()
        self._functions()
        self._organisations()
        self._ties()
        self._contacts()

    @property
    def whose(self) -> tuple[int, int]:
        return self.batch.authority_id, self.batch.network_id

    def _people(self) -> None:
        every = [(source, one) for source in self.sources for one in source.people]
        head = standing_for([str(one.key) for _source, one in every], self.same)
        bodies: dict[int, Body] = {}
        for source, one in every:
            one.texts["organisation"] = self.called(source, one.texts["organisation"])
            first = bodies.setdefault(int(head[str(one.key)]), one)
            _fill(first, one)
        for part in chunks(bodies.values(), CHUNK):
            self.tell("people", len(self.names), len(bodies))
            rows = [
                (self.batch.authority_id, *_texts(one), one.is_minor, one.renewed_on, self.batch.pk) for one in part
            ]
            for one, key in zip(part, add_rows(Person, PERSON, rows), strict=True):
                self.keys[one.key], self.names[key] = key, one.texts["name"]
        for _source, one in every:
            self.keys[one.key] = self.keys[int(head[str(one.key)])]

    def _stays(self) -> None:
        over: list[Stay] = []
        now: dict[int, Stay] = {}
        for stay in chain.from_iterable(source.stays for source in self.sources):
            here = stay._replace(person=self.keys[stay.person])
            if here.until is not None:
                over.append(here)
            else:
                now[here.person] = _both(now[here.person], here) if here.person in now else here
        rows = [(*self.whose, *stay, self.batch.pk) for stay in (*over, *now.values())]
        self.made["memberships"] = len(add_rows(Membership, MEMBER, rows))

    def _functions(self) -> None:
        rows = [
            (self.batch.authority_id, self.keys[one.person], self.called(source, one.organisation), *one[2:])
            for source in self.sources
            for one in source.functions
        ]
        self.made["positions"] = len(add_rows(Position, POSITION, list(dict.fromkeys(rows))))

    def _organisations(self) -> None:
        said: dict[str, dict[str, str]] = {}
        periods: dict[tuple[str, date | None, date | None], None] = {}
        for source in self.sources:
            for name, details in source.said.items():
                here = said.setdefault(self.called(source, name), dict(details))
                here.update({part: value for part, value in details.items() if value and not here[part]})
            periods |= {(self.called(source, name), since, until): None for name, since, until in source.partners}
        there = dict(Organisation.objects.filter(name__in=said).values_list("name", "pk"))
        for name, details in said.items():
            if name not in there:
                texts = [details[part] for part in ORGANISATION_DETAILS]
                (there[name],) = add_rows(
                    Organisation,
                    ("authority_id", "name", *ORGANISATION_DETAILS),
                    [(self.batch.authority_id, name, *texts)],
                )
                self.organisations.append(there[name])
        partners = [Partnering(authority_id=self.whose[0], network_id=self.whose[1], organisation_id=there[name],
                               since=since, until=until) for name, since, until in periods]  # fmt: skip
        self.made["partnerings"] = len(Partnering.objects.bulk_create(partners, 500))

    def _ties(self) -> None:
        heaviest: dict[tuple[int, int], float] = defaultdict(float)
        for a, b, weight in chain.from_iterable(source.ties for source in self.sources):
            pair = (min(self.keys[a], self.keys[b]), max(self.keys[a], self.keys[b]))
            if pair[0] != pair[1]:
                heaviest[pair] = max(heaviest[pair], weight)
        write(KnownTie, TIE, ((*self.whose, a, b, weight, self.batch.pk) for (a, b), weight in heaviest.items()))

    def _contacts(self) -> None:
        became = {str(before): str(now) for before, now in self.keys.items()}
        total = sum(len(source.contacts) for source in self.sources)
        numbers: Counter[bytes] = Counter()
        happened = counted_once([source.contacts for source in self.sources], became)
        for done, part in enumerate(chunks(happened, CHUNK)):
            self.tell("contacts", done * CHUNK, total)
            present = [[int(key) for key in one.participants] for one in part]
            marks = self._marks(part, present, numbers)
            rows = [
                (*self.whose, one.on, one.kind, "", mark, self.batch.pk) for one, mark in zip(part, marks, strict=True)
            ]
            contacts = chain.from_iterable(map(repeat, add_rows(Contact, CONTACT, rows), map(len, present)))
            write(
                Participation, PRESENT, zip(repeat(self.whose[0]), contacts, chain.from_iterable(present), strict=False)
            )
            self.made["participations"] += sum(map(len, present))

    def _marks(self, part: Iterable[Happened], present: Iterable[list[int]], numbers: Counter[bytes]) -> list[str]:
        found = []
        for one, people in zip(part, present, strict=True):
            base = base_of(one.on, one.kind, "", [self.names[key] for key in people])
            numbers[base] += 1
            found.append(numbered(base, numbers[base]))
        return found


def _fill(first: Body, other: Body) -> None:
    """What the one lacks, from the other; what holds of one holds of both."""
    first.texts.update({part: text for part, text in other.texts.items() if text and not first.texts[part]})
    first.is_minor, first.is_in_poverty = first.is_minor or other.is_minor, first.is_in_poverty or other.is_in_poverty
    first.renewed_on = max((day for day in (first.renewed_on, other.renewed_on) if day), default=None)


def _texts(one: Body) -> list[str]:
    hidden = CONTACT_DATA if one.is_minor or one.is_in_poverty else ()
    return ["" if part in hidden else one.texts[part] for part in TEXTS]


def _both(one: Stay, other: Stay) -> Stay:
    """Of one who is in both: the layers of both, since the first day."""
    since = None if one.since is None or other.since is None else min(one.since, other.since)
    return one._replace(layers=list(dict.fromkeys([*one.layers, *other.layers])), since=since)
