"""A batch of rows comes in: people first, then what they did together, in the one transaction of `acting`.

What is there already is known again (recognising, met_before) and becomes as the list says; each old value is
remembered in the batch, so that it can go out again (leaving).
"""

from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from draagvlak.basics.bulk import add_rows, change_rows, chunks, count_anew, write
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.accounts.queries import roles_today
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import (
    Batch,
    Contact,
    KnownTie,
    Membership,
    Network,
    Participation,
    Person,
    Seat,
)
from draagvlak.capabilities.network.queries import slug_of
from draagvlak.capabilities.network.queries.met_before import Edited, MetBefore
from draagvlak.capabilities.network.queries.recognising import Change, Recognised, Someone, recognise
from draagvlak.capabilities.network.queries.rows import FILLED, LONGEST_KIND, NewRows

CHUNK = 5000
PERSON = ("authority_id", "name", *FILLED, "batch_id")
MEMBER = ("authority_id", "network_id", "person_id", "layers", "batch_id")
CONTACT = ("authority_id", "network_id", "happened_on", "kind", "subject", "fingerprint", "batch_id")
PRESENT = ("authority_id", "contact_id", "person_id")
TIE = ("authority_id", "network_id", "a_id", "b_id", "weight", "batch_id")


def add_batch(user: User, authority: Authority, network: Network | None, new_name: str, rows: NewRows) -> Batch:
    """Put `rows` into `network`, or into a new one called `new_name`. What is there already is not made twice; what
    the list says otherwise of it is taken over, if `rows.takes_over`. Nothing that the list lacks is removed or
    emptied. Raises PermissionDenied.
    """
    with acting(user, "network.import", authority, network) as note:
        made = network is None
        network = network or _begun(user, authority, new_name)
        batch = Batch.objects.create(authority=authority, network=network, made_network=made)
        people = recognise(network, rows)
        _new_people(batch, people, rows)
        rows.placed.update((key, someone.pk) for key, someone in people.found.items())
        _contacts(batch, rows, people)
        _change_people(batch, people.changes)
        _ties(batch, rows, people)
        count_anew(Person, Membership, Contact, Participation)
        _director(batch, rows, people)
        Batch.objects.filter(pk=batch.pk).update(filled=batch.filled)
        note(batch)
    return batch


def _begun(user: User, authority: Authority, name: str) -> Network:
    """A new network, directed by who brings the list."""
    network = Network.objects.create(authority=authority, name=name, slug=slug_of(name))
    role = roles_today(user).filter(authority=authority, kind=RoleKind.DIRECTOR)[0]
    Seat.objects.create(authority=authority, role=role, network=network)
    return network


def _new_people(batch: Batch, people: Recognised, rows: NewRows) -> None:
    for done, part in enumerate(chunks(people.new, CHUNK)):
        rows.tell("people", done * CHUNK, len(people.new))
        said = [[one.fitting(text) for text in ("name", *FILLED)] for one in part]
        keys = add_rows(Person, PERSON, [(batch.authority_id, *texts, batch.pk) for texts in said])
        for one, key in zip(part, keys, strict=True):
            people.found[one.key] = Someone(key, one.fitting("name"), one.fitting("name"))
        whose = batch.authority_id, batch.network_id
        here = [(*whose, key, list(one.layers), batch.pk) for one, key in zip(part, keys, strict=True)]
        add_rows(Membership, MEMBER, here)


def _change_people(batch: Batch, changes: list[Change]) -> None:
    people, members = {}, {}
    for change in changes:
        member, person = change.member, change.member.person
        if change.part == "layers":
            batch.filled.append(["membership", member.pk, "layers", change.was])
            member.layers = change.value
            members[member.pk] = member
        else:
            batch.filled.append(["person", person.pk, change.part, change.was])
            setattr(person, change.part, change.value)
            people[person.pk] = person
    texts = ("name", *FILLED)
    change_rows(Person, texts, ((pk, *(getattr(person, part) for part in texts)) for pk, person in people.items()))
    change_rows(Membership, ("layers",), ((pk, member.layers) for pk, member in members.items()))


def _contacts(batch: Batch, rows: NewRows, people: Recognised) -> None:
    met = MetBefore(batch.network, people, rows)
    _change_contacts(batch, met.edits())
    _move_marks(batch, met.moved)
    whose = batch.authority_id, batch.network_id
    fresh = met.fresh(_told(rows, chain(met.rest, rows.contacts)))
    for part in chunks(fresh, CHUNK):
        made = [(*whose, one.on, one.kind[:LONGEST_KIND], one.subject, mark, batch.pk) for one, mark, _ in part]
        present = [there for _, _, there in part]
        contacts = chain.from_iterable(map(repeat, add_rows(Contact, CONTACT, made), map(len, present)))
        write(Participation, PRESENT, zip(repeat(whose[0]), contacts, chain.from_iterable(present), strict=False))


def _told(rows: NewRows, contacts: Iterable[Any]) -> Iterable[Any]:
    """The contacts, telling on the way how many came by."""
    for done, one in enumerate(contacts):
        if not done % CHUNK:
            rows.tell("contacts", done, rows.of)
        yield one


def _change_contacts(batch: Batch, edited: list[Edited]) -> None:
    for one in edited:
        for part, was, now in (
            ("happened_on", one.was.on.isoformat(), one.on.isoformat()),
            ("kind", one.was.kind, one.kind),
            ("subject", one.was.subject, one.subject),
        ):
            if was != now:
                batch.filled.append(["contact", one.pk, part, was])
        persons = {row: person for person, (row, _) in one.was.present.items()}
        if one.left:
            batch.filled.append(["participation", one.pk, "left", [[row, persons[row]] for row in one.left]])
    changed = ((one.pk, one.on, one.kind, one.subject) for one in edited)
    change_rows(Contact, ("happened_on", "kind", "subject"), changed)
    for some in chunks((row for one in edited for row in one.left), CHUNK // 10):
        Participation.objects.filter(pk__in=some).delete()
    joined = [(batch.authority_id, one.pk, person) for one in edited for person in one.joined]
    if joined:
        for key, (_, contact, _) in zip(add_rows(Participation, PRESENT, joined), joined, strict=True):
            batch.filled.append(["participation", contact, "joined", key])


def _move_marks(batch: Batch, moved: dict[int, tuple[str, str]]) -> None:
    batch.filled += [["contact", pk, "fingerprint", was] for pk, (was, _) in moved.items()]
    _set_marks({pk: now for pk, (_, now) in moved.items()})


def _set_marks(marks: dict[int, str]) -> None:
    """Give contacts (keys) their fingerprints. First each gets one that no contact has, since they may trade places."""
    for some in chunks(marks, CHUNK // 10):
        own = Concat(Value("~"), Cast("pk", CharField()))
        Contact.objects.filter(pk__in=some).update(fingerprint=own)
    change_rows(Contact, ("fingerprint",), marks.items())


def _ties(batch: Batch, rows: NewRows, people: Recognised) -> None:
    there = set(KnownTie.objects.filter(network=batch.network).values_list("a_id", "b_id"))
    for done, part in enumerate(chunks(rows.ties, CHUNK)):
        rows.tell("ties", done * CHUNK, len(rows.ties))
        ends = [(people.found[one].pk, people.found[other].pk, weight) for one, other, weight in part]
        pairs = {(min(a, b), max(a, b)): weight for a, b, weight in reversed(ends)}
        new = [(a, b, weight) for (a, b), weight in reversed(pairs.items()) if (a, b) not in there and a != b]
        write(KnownTie, TIE, ((batch.authority_id, batch.network_id, a, b, weight, batch.pk) for a, b, weight in new))
        there.update((a, b) for a, b, _ in new)


def _director(batch: Batch, rows: NewRows, people: Recognised) -> None:
    """Filled where there was nobody; of a list that bears our references, taken over."""
    network = batch.network
    named = people.found[rows.director].pk if rows.director else None
    may = network.director_id is None or (people.refers and rows.takes_over)
    if named and may and named != network.director_id:
        batch.filled.append(["network", network.pk, "director_id", network.director_id])
        Network.objects.filter(pk=network.pk).update(director=named)
