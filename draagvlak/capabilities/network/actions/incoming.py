"""A batch of rows comes in: people first, then what they did together, in the one transaction of `acting`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from django.utils.text import slugify

from draagvlak.basics.bulk import add_rows, chunks, write
from draagvlak.basics.progress import Tell, silent
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Batch, Contact, KnownTie, Membership, Network, Participation, Person

CHUNK = 5000
LONGEST = {"function": 200, "organisation": 200, "municipality": 80, "email": 200}  # as the columns of Person
FILLED = tuple(LONGEST)
PERSON = ("authority_id", "name", *FILLED, "batch_id")
MEMBER = ("authority_id", "network_id", "person_id", "layers", "batch_id")
CONTACT = ("authority_id", "network_id", "happened_on", "kind", "subject", "fingerprint", "batch_id")
PRESENT = ("authority_id", "contact_id", "person_id")
TIE = ("authority_id", "network_id", "a_id", "b_id", "weight", "batch_id")

Known = dict[str, tuple[int, str]]  # for each key of the list, the person's key here and name here


@dataclass(frozen=True)
class NewPerson:
    key: str
    name: str
    layers: tuple[str, ...]
    function: str
    organisation: str
    municipality: str
    email: str


class NewContact(NamedTuple):
    on: date
    kind: str
    subject: str
    participants: tuple[str, ...]


@dataclass(frozen=True)
class NewRows:
    """What a list brings, people named by keys of its own. `contacts`, the many, are walked once; `of` counts them.
    `tell(stage, done, total)` hears how far it is, and may raise to stop it all.
    """

    people: tuple[NewPerson, ...]
    contacts: Iterable[NewContact]
    ties: tuple[tuple[str, str, float], ...]
    director: str | None
    of: int = 0
    tell: Tell = silent


def add_batch(user: User, authority: Authority, network: Network | None, new_name: str, rows: NewRows) -> Batch:
    """Put `rows` into `network`, or into a new one called `new_name`. What is there already is not made twice,
    and not overwritten: only what stood empty is filled. Raises PermissionDenied.
    """
    with acting(user, "network.import", authority) as note:
        made = network is None
        network = network or Network.objects.create(authority=authority, name=new_name, slug=_free_slug(new_name))
        batch = Batch.objects.create(authority=authority, network=network, made_network=made)
        people = _people(batch, rows)
        _contacts(batch, rows, people)
        _ties(batch, rows, people)
        if rows.director and network.director_id is None:
            Network.objects.filter(pk=network.pk).update(director=people[rows.director][0])
            batch.filled.append(["network", network.pk, "director_id", None])
        Batch.objects.filter(pk=batch.pk).update(filled=batch.filled)
        note(batch)
    return batch


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "netwerk"
    taken = set(Network.objects.values_list("slug", flat=True)) | {"lijst"}
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _people(batch: Batch, rows: NewRows) -> Known:
    """The row of each person, made where the network has nobody of that name and place in the list yet."""
    there = _there(batch.network)
    met: Counter[str] = Counter()
    found: Known = {}
    new: list[NewPerson] = []
    known: list[tuple[Membership, NewPerson]] = []
    for one in rows.people:
        name = one.name[:200].casefold()
        member = there.get((name, met[name]))
        met[name] += 1
        if member is None:
            new.append(one)
        else:
            known.append((member, one))
            found[one.key] = member.person_id, member.person.name
    _fill(batch, known)
    for done, part in enumerate(chunks(new, CHUNK)):
        rows.tell("people", done * CHUNK, len(new))
        texts = [[_fitting(one, text) for text in FILLED] for one in part]
        made = [(batch.authority_id, one.name[:200], *said, batch.pk) for one, said in zip(part, texts, strict=True)]
        keys = add_rows(Person, PERSON, made)
        found.update((one.key, (key, one.name[:200])) for one, key in zip(part, keys, strict=True))
        here = [(batch.authority_id, batch.network_id, found[one.key][0], list(one.layers), batch.pk) for one in part]
        add_rows(Membership, MEMBER, here)
    return found


def _there(network: Network) -> dict[tuple[str, int], Membership]:
    """Who is in the network, by name and, of those with one name, by which of them came first."""
    there: dict[tuple[str, int], Membership] = {}
    seen: Counter[str] = Counter()
    for member in Membership.objects.filter(network=network).select_related("person").order_by("pk"):
        name = member.person.name.casefold()
        there[name, seen[name]] = member
        seen[name] += 1
    return there


def _fitting(one: NewPerson, part: str) -> str:
    return str(getattr(one, part))[: LONGEST[part]]


def _fill(batch: Batch, known: list[tuple[Membership, NewPerson]]) -> None:
    """What stood empty is filled, and remembered as having been empty."""
    people, members = {}, {}
    for member, one in known:
        for part in FILLED:
            if getattr(one, part) and not getattr(member.person, part):
                setattr(member.person, part, _fitting(one, part))
                people[member.person_id] = member.person
                batch.filled.append(["person", member.person_id, part, ""])
        if one.layers and not member.layers:
            member.layers = list(one.layers)
            members[member.pk] = member
            batch.filled.append(["membership", member.pk, "layers", []])
    Person.objects.bulk_update(people.values(), FILLED, 150)
    Membership.objects.bulk_update(members.values(), ["layers"], 300)


def _contacts(batch: Batch, rows: NewRows, people: Known) -> None:
    there = set(Contact.objects.filter(network=batch.network).values_list("fingerprint", flat=True).iterator(CHUNK))
    times: Counter[bytes] = Counter()
    whose = batch.authority_id, batch.network_id
    for done, part in enumerate(chunks(rows.contacts, CHUNK)):
        rows.tell("contacts", done * CHUNK, rows.of)
        made, present = [], []
        for one in part:
            known = [people[key] for key in one.participants]
            mark = _fingerprint(one, [name for _, name in known], times)
            if mark not in there:
                made.append((*whose, one.on, one.kind[:80], one.subject, mark, batch.pk))
                present.append(dict.fromkeys([key for key, _ in known]))
        keys = add_rows(Contact, CONTACT, made)
        pairs = zip(keys, present, strict=True)
        write(Participation, PRESENT, ((whose[0], key, person) for key, persons in pairs for person in persons))


def _fingerprint(one: NewContact, names: list[str], times: Counter[bytes]) -> str:
    """Knows a contact again by what was said of it, and by how many times the same was said before in its list."""
    names.sort()
    said = blake2b("\x1f".join([one.on.isoformat(), one.kind, one.subject, *names]).encode(), digest_size=16)
    key = said.digest()
    times[key] += 1
    said.update(f"\x1f{times[key]}".encode())
    return said.hexdigest()


def _ties(batch: Batch, rows: NewRows, people: Known) -> None:
    there = set(KnownTie.objects.filter(network=batch.network).values_list("a_id", "b_id"))
    for done, part in enumerate(chunks(rows.ties, CHUNK)):
        rows.tell("ties", done * CHUNK, len(rows.ties))
        pairs = [(*sorted((people[one][0], people[other][0])), weight) for one, other, weight in part]
        new = [(a, b, weight) for a, b, weight in pairs if (a, b) not in there]
        write(KnownTie, TIE, ((batch.authority_id, batch.network_id, a, b, weight, batch.pk) for a, b, weight in new))
