"""Every write of networks: rows come in batches, each whole or not at all, and leave the same way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from django.utils.text import slugify

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Batch, Contact, KnownTie, Membership, Network, Participation, Person
from draagvlak.capabilities.network.queries import is_newest

CHUNK = 2000
MODELS: dict[str, Any] = {"network": Network, "person": Person, "membership": Membership}
LONGEST = {"function": 200, "organisation": 200, "municipality": 80, "email": 200}  # as the columns of Person
FILLED = tuple(LONGEST)


@dataclass(frozen=True)
class NewPerson:
    key: str
    name: str
    layers: tuple[str, ...]
    function: str
    organisation: str
    municipality: str
    email: str


@dataclass(frozen=True)
class NewContact:
    on: date
    kind: str
    subject: str
    participants: tuple[str, ...]


@dataclass(frozen=True)
class NewRows:
    """What a list brings, people named by keys of its own."""

    people: tuple[NewPerson, ...]
    contacts: tuple[NewContact, ...]
    ties: tuple[tuple[str, str, float], ...]
    director: str | None


def add_batch(user: User, authority: Authority, network: Network | None, new_name: str, rows: NewRows) -> Batch:
    """Put `rows` into `network`, or into a new one called `new_name`. What is there already is not made twice,
    and not overwritten: only what stood empty is filled. Raises PermissionDenied.
    """
    with acting(user, "network.import", authority) as note:
        made = network is None
        network = network or Network.objects.create(authority=authority, name=new_name, slug=_free_slug(new_name))
        batch = Batch.objects.create(authority=authority, network=network, made_network=made)
        people = _people(batch, rows.people)
        _contacts(batch, rows.contacts, people)
        _ties(batch, rows.ties, people)
        if rows.director and network.director_id is None:
            Network.objects.filter(pk=network.pk).update(director=people[rows.director])
            batch.filled.append(["network", network.pk, "director_id", None])
        Batch.objects.filter(pk=batch.pk).update(filled=batch.filled)
        note(batch)
    return batch


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "netwerk"
    taken = set(Network.objects.values_list("slug", flat=True)) | {"lijst"}
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _people(batch: Batch, given: Iterable[NewPerson]) -> dict[str, Person]:
    """The row of each person, made where the network has nobody of that name and place in the list yet."""
    there: dict[tuple[str, int], Membership] = {}
    seen: Counter[str] = Counter()
    for member in Membership.objects.filter(network=batch.network).select_related("person").order_by("pk"):
        there[member.person.name.casefold(), seen[member.person.name.casefold()]] = member
        seen[member.person.name.casefold()] += 1
    met: Counter[str] = Counter()
    found: dict[str, Person] = {}
    new: list[tuple[NewPerson, Person]] = []
    for one in given:
        name = one.name[:200].casefold()
        known = there.get((name, met[name]))
        met[name] += 1
        if known is None:
            texts = {part: _fitting(one, part) for part in FILLED}
            person = Person(authority_id=batch.authority_id, name=one.name[:200], batch=batch, **texts)
            new.append((one, person))
        else:
            person = known.person
            _fill(batch, known, one)
        found[one.key] = person
    Person.objects.bulk_create([person for _, person in new], CHUNK)
    Membership.objects.bulk_create(
        [
            Membership(
                authority_id=batch.authority_id, network=batch.network, person=p, layers=list(one.layers), batch=batch
            )
            for one, p in new
        ],
        CHUNK,
    )
    return found


def _fitting(one: NewPerson, part: str) -> str:
    return str(getattr(one, part))[: LONGEST[part]]


def _fill(batch: Batch, member: Membership, one: NewPerson) -> None:
    changed = {part: _fitting(one, part) for part in FILLED if getattr(one, part) and not getattr(member.person, part)}
    if changed:
        Person.objects.filter(pk=member.person_id).update(**changed)
        batch.filled += [["person", member.person_id, part, ""] for part in changed]
    if one.layers and not member.layers:
        Membership.objects.filter(pk=member.pk).update(layers=list(one.layers))
        batch.filled.append(["membership", member.pk, "layers", []])


def _contacts(batch: Batch, given: Iterable[NewContact], people: dict[str, Person]) -> None:
    there = set(Contact.objects.filter(network=batch.network).values_list("fingerprint", flat=True))
    times: Counter[str] = Counter()
    rows: list[tuple[Contact, tuple[str, ...]]] = []
    for one in given:
        said = "\x1f".join(
            [one.on.isoformat(), one.kind, one.subject, *sorted(people[k].name for k in one.participants)]
        )
        times[said] += 1
        mark = blake2b(f"{said}\x1f{times[said]}".encode(), digest_size=16).hexdigest()
        if mark not in there:
            contact = Contact(
                authority_id=batch.authority_id,
                network=batch.network,
                happened_on=one.on,
                kind=one.kind[:80],
                subject=one.subject,
                fingerprint=mark,
                batch=batch,
            )
            rows.append((contact, one.participants))
    Contact.objects.bulk_create([contact for contact, _ in rows], CHUNK)
    Participation.objects.bulk_create(
        (
            Participation(authority_id=batch.authority_id, contact=contact, person=people[key])
            for contact, keys in rows
            for key in keys
        ),
        CHUNK,
    )


def _ties(batch: Batch, given: Iterable[tuple[str, str, float]], people: dict[str, Person]) -> None:
    there = set(KnownTie.objects.filter(network=batch.network).values_list("a_id", "b_id"))
    rows = []
    for one, other, weight in given:
        a, b = sorted((people[one], people[other]), key=lambda person: person.pk)
        if (a.pk, b.pk) not in there:
            rows.append(
                KnownTie(authority_id=batch.authority_id, network=batch.network, a=a, b=b, weight=weight, batch=batch)
            )
    KnownTie.objects.bulk_create(rows, CHUNK)


def remove_batch(user: User, authority: Authority, batch: Batch) -> None:
    """Take back everything that came with `batch`, the newest of its network.

    Raises ValueError where a newer one stands on it, and PermissionDenied.
    """
    with acting(user, "network.import", authority) as note:
        if not is_newest(batch):
            raise ValueError("A newer batch stands on this one.")
        note(batch)
        for kind, pk, part, was in reversed(batch.filled):
            MODELS[kind].objects.filter(pk=pk).update(**{part: was})
        Participation.objects.filter(contact__batch=batch).delete()
        Contact.objects.filter(batch=batch).delete()
        KnownTie.objects.filter(batch=batch).delete()
        alone = Person.objects.filter(batch=batch, participations=None)
        Membership.objects.filter(batch=batch, person__in=alone).delete()
        alone.filter(membership=None).delete()
        network = batch.network
        is_empty = batch.made_network and not Membership.objects.filter(network=network).exists()
        batch.delete()
        if is_empty:
            network.delete()
