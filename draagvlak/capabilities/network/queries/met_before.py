"""Which contacts of a list are in a network already, and which of those the list changes. Writes nothing.

A contact of a list is known by what is said of it, and by how many times the same was said before in its list: its
fingerprint. One that bears a reference of this network is known by that, whatever is said of it now. When contacts
change, fingerprints move along, so that those of each text stay numbered from one.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from draagvlak.basics.bulk import chunks
from draagvlak.basics.references import CONTACT, key_in
from draagvlak.capabilities.network.models import Contact, Network, Participation
from draagvlak.capabilities.network.queries.recognising import Recognised
from draagvlak.capabilities.network.queries.rows import LONGEST_KIND, NewContact, NewRows
from draagvlak.capabilities.network.queries.said_before import SaidBefore

CHUNK, AT_ONCE = 5000, 500
TOGETHER = 2000  # contacts of a list whose fingerprints are sought at once
NEARBY = 3  # numbers of a fingerprint that are tried before its contact is looked up
MAY_BE_CUT, LOOSE_END = 30_000, 10  # a spreadsheet cuts long texts, perhaps within an escape


@dataclass
class Stored:
    """A contact as it stands, with who was there: by key of the person, the row that says so, and the name."""

    on: date
    kind: str
    subject: str
    mark: str
    present: dict[int, tuple[int, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Edited:
    """A contact of which the list says something else; `left` are rows of participation, `joined` persons."""

    pk: int
    was: Stored
    on: date
    kind: str
    subject: str
    left: tuple[int, ...]
    joined: tuple[int, ...]


def base_of(on: date, kind: str, subject: str, names: Iterable[str]) -> bytes:
    """Sixteen bytes."""
    said = "\x1f".join([_iso(on), kind[:LONGEST_KIND], subject, *sorted(names)])
    return blake2b(said.encode(), digest_size=16).digest()


@lru_cache(maxsize=20_000)
def _iso(day: date) -> str:
    return day.isoformat()


def numbered(base: bytes, number: int) -> str:
    return blake2b(b"%b%d" % (base, number), digest_size=16).hexdigest()


class MetBefore:
    """The contacts of `network` as a list finds them. First `edits`, then `fresh` for all that has no row here, with a
    query for each two thousand contacts where there is something to find.
    """

    def __init__(self, network: Network, people: Recognised, rows: NewRows, moves: bool = False) -> None:
        self.network, self.people, self.rows = network, people, rows
        self.renamed = people.renamed()
        self.now = {someone.pk: someone.now for someone in people.found.values()}
        self.marks = Contact.objects.filter(network=network).order_by().values_list("fingerprint", "pk")
        self.moves = moves or bool(rows.referenced or self.renamed)  # else no contact that is there changes
        self.there: dict[str, int] = dict(self.marks.iterator(CHUNK)) if self.moves else {}
        self.is_empty = not (self.there if self.moves else self.marks.exists())
        self.claimed: set[int] = set()
        self.rest: list[NewContact] = []  # whose reference means nothing here
        self.moved: dict[int, tuple[str, str]] = {}  # by key of a contact, its fingerprint before and after
        self.times = SaidBefore()

    def edits(self) -> list[Edited]:
        """What the list changes. Two queries, and two for each five hundred contacts that may have changed."""
        if not self.moves:
            return []
        suspects = self._suspects()
        keys = {*suspects, *self._of_renamed()}
        edited: list[Edited] = []
        touched: dict[int, tuple[str, bytes, bytes]] = {}
        for pk, stored in self._stored(sorted(keys)):
            found = self._compared(pk, stored, suspects.get(pk))
            bases = self._bases(stored, found)
            if found is not None:
                edited.append(found)
            if bases[0] != bases[1]:
                touched[pk] = (stored.mark, *bases)
        self.move(touched)
        return edited

    def fresh(self, contacts: Iterable[NewContact]) -> Iterator[tuple[NewContact, str, dict[int, None]]]:
        """Those that are not there yet, each with its fingerprint and the keys of who was there."""
        pk_of = {key: someone.pk for key, someone in self.people.found.items()}.__getitem__
        now_of = {someone.pk: someone.now for someone in self.people.found.values()}.__getitem__
        for some in chunks(contacts, TOGETHER):
            present = [dict.fromkeys(map(pk_of, one.participants)) for one in some]
            told = zip(some, present, strict=True)
            bases = [base_of(one.on, one.kind, one.subject, map(now_of, there)) for one, there in told]
            counted = zip(bases, self.times.before(bases), strict=True)
            marks = [self._unclaimed(base, n + 1) if self.claimed else numbered(base, n + 1) for base, n in counted]
            known = self._known(marks)
            for one, there, mark in zip(some, present, marks, strict=True):
                if mark not in known:
                    yield one, mark, there

    def _known(self, marks: list[str]) -> Container[str]:
        """Those that have a row here, and perhaps others. All are held only where contacts may trade fingerprints."""
        if self.moves or self.is_empty:
            return self.there
        return dict(self.marks.filter(fingerprint__in=marks))

    def _unclaimed(self, base: bytes, number: int) -> str:
        """The first fingerprint from `number` on that does not stand in a row of the list that bears its reference."""
        passed = number
        while self.there.get(mark := numbered(base, passed)) in self.claimed:
            passed += 1
        self.times.pass_by(base, passed - number)
        return mark

    def _suspects(self) -> dict[int, NewContact]:
        """By key, the contacts that a reference means and that may say something else."""
        marks = {pk: mark for mark, pk in self.there.items()}
        suspects = {}
        for one in self.rows.referenced:
            pk = key_in(one.reference, CONTACT, self.network.mark)
            if pk is None or pk not in marks or pk in self.claimed:
                self.rest.append(one)
                continue
            self.claimed.add(pk)
            if self.rows.takes_over and not self._is_as_it_was(one, marks[pk]):
                suspects[pk] = one
        return suspects

    def _is_as_it_was(self, one: NewContact, mark: str) -> bool:
        names = [someone.was for someone in {self.people.found[key] for key in one.participants}]
        if not self.people.shared.isdisjoint(name.casefold() for name in names):
            return False
        base = base_of(one.on, one.kind, one.subject, names)
        return any(numbered(base, number) == mark for number in range(1, NEARBY + 1))

    def _of_renamed(self) -> Iterator[int]:
        for some in chunks(self.renamed, AT_ONCE):
            there = Participation.objects.filter(contact__network=self.network, person__in=some)
            yield from there.order_by().values_list("contact_id", flat=True)

    def _stored(self, keys: list[int]) -> Iterator[tuple[int, Stored]]:
        for some in chunks(keys, AT_ONCE):
            columns = ("pk", "happened_on", "kind", "subject", "fingerprint")
            rows = Contact.objects.filter(pk__in=some).order_by("pk").values_list(*columns)
            found = {pk: Stored(*said) for pk, *said in rows}
            there = Participation.objects.filter(contact__in=some).order_by("pk")
            for pk, contact, person, name in there.values_list("pk", "contact_id", "person_id", "person__name"):
                found[contact].present[person] = pk, name
            yield from found.items()

    def _compared(self, pk: int, was: Stored, one: NewContact | None) -> Edited | None:
        if one is None:
            return None
        kind, subject = one.kind[:LONGEST_KIND] or was.kind, one.subject or was.subject
        if len(subject) > MAY_BE_CUT - LOOSE_END and was.subject.startswith(subject[:-LOOSE_END]):
            subject = was.subject
        there = {self.people.found[key].pk for key in one.participants}
        left = tuple(
            row for person, (row, _) in was.present.items() if person in self.people.members and person not in there
        )
        joined = tuple(dict.fromkeys(self.people.found[key].pk for key in one.participants))
        joined = tuple(person for person in joined if person not in was.present)
        if (one.on, kind, subject) == (was.on, was.kind, was.subject) and not left and not joined:
            return None
        return Edited(pk, was, one.on, kind, subject, left, joined)

    def _bases(self, was: Stored, found: Edited | None) -> tuple[bytes, bytes]:
        before = base_of(was.on, was.kind, was.subject, [name for _, name in was.present.values()])
        names = {person: self.renamed.get(person, name) for person, (_, name) in was.present.items()}
        if found is None:
            return before, base_of(was.on, was.kind, was.subject, names.values())
        left = {person for person, (row, _) in was.present.items() if row in found.left}
        names = {person: name for person, name in names.items() if person not in left}
        names |= {person: self.now[person] for person in found.joined}
        return before, base_of(found.on, found.kind, found.subject, names.values())

    def move(self, touched: dict[int, tuple[str, bytes, bytes]]) -> None:
        """Give the touched contacts their new fingerprints, and close the gaps that they leave."""
        freed = {mark for mark, _, _ in touched.values()}
        for mark in freed:
            del self.there[mark]
        for base in dict.fromkeys(before for _, before, _ in touched.values()):
            self._close(base, freed)
        last: Counter[bytes] = Counter()
        for pk, (mark, _, after) in touched.items():
            last[after] += 1
            while (new := numbered(after, last[after])) in self.there:
                last[after] += 1
            self._set(pk, mark, new)

    def _close(self, base: bytes, freed: set[str]) -> None:
        number, free = 1, 1
        while (mark := numbered(base, number)) in self.there or mark in freed:
            if mark in self.there:
                if free < number:
                    self._set(self.there.pop(mark), mark, numbered(base, free))
                free += 1
            number += 1

    def _set(self, pk: int, was: str, mark: str) -> None:
        self.there[mark] = pk
        if was != mark:
            self.moved[pk] = was, mark
