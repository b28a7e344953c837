"""Noting what people did together, and changing what was noted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils.timezone import now

from draagvlak.analysis.layers import LAYERS
from draagvlak.basics.editing import edit
from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import (
    Contact,
    Membership,
    Network,
    NoteDraft,
    Participation,
    Person,
)
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.contacts import (
    changeable_by,
    drafts_of,
    nameable,
    oneself,
)
from draagvlak.capabilities.network.queries.met_before import base_of, numbered
from draagvlak.capabilities.network.queries.rows import LONGEST_KIND, LONGEST_NAME


@dataclass(frozen=True)
class Told:
    """What is said of a contact. `people` are keys; `new` are names of people who are not there yet, each with a layer
    ("" where that is not known).
    """

    on: date
    people: tuple[int, ...]
    kind: str = ""
    subject: str = ""
    note: str = ""
    new: tuple[tuple[str, str], ...] = ()


def note_contact(
    user: User, authority: Authority, network: Network, told: Told, draft: int | None = None, *, once: str = ""
) -> Contact:
    """Keep a contact; `draft` is the key of the line that it came of, which goes.

    Raises PermissionDenied, SentBeforeError, and ValueError for a day to come, a national register number, nobody, or
    somebody whom `user` may not name.
    """
    with acting(user, "network.note_contact", authority, network, once=once) as note:
        Network.objects.select_for_update().get(pk=network.pk)  # one at a time gets the next fingerprint
        begun = now()
        _check(user, network, told, ())
        newcomers = _new_people(user, authority, network, told.new)
        keys = tuple(dict.fromkeys((*told.people, *(person.pk for person in newcomers))))
        contact = Contact.objects.create(
            authority=authority,
            network=network,
            happened_on=told.on,
            kind=told.kind[:LONGEST_KIND],
            subject=told.subject,
            note=told.note,
            noted_by=user,
            noted_at=begun,
            fingerprint=_fingerprint(network, replace(told, people=keys)),
        )
        Participation.objects.bulk_create(
            Participation(authority=authority, contact=contact, person_id=k) for k in keys
        )
        if draft is not None:
            drafts_of(user, network).filter(pk=draft).delete()
        for row in (contact, *newcomers):
            note(row)
    return contact


def keep_draft(
    user: User, authority: Authority, network: Network, line: str, typed_on: date, *, once: str = ""
) -> NoteDraft:
    """Keep a line of which its writer still has to say what it means. Raises PermissionDenied, SentBeforeError, and
    ValueError for a national register number.
    """
    with acting(user, "network.note_contact", authority, network, once=once) as note:
        _check_texts(line)
        draft = NoteDraft.objects.create(
            authority=authority, network=network, owner=user, line=line, typed_on=min(typed_on, day_of(network))
        )
        note(draft)
    return draft


def discard_draft(user: User, authority: Authority, network: Network, key: int) -> None:
    """Raises PermissionDenied, and DoesNotExist where it is not of `user`."""
    with acting(user, "network.note_contact", authority, network) as note:
        draft = drafts_of(user, network).get(pk=key)
        note(draft)
        draft.delete()


def change_contact(
    user: User, authority: Authority, network: Network, told: Told, contact: Contact, *, version: int
) -> Contact:
    """Give `contact` what is `told`. Who was there may stay, whoever it is.

    Raises PermissionDenied, DoesNotExist where it is not for `user` to change, ChangedMeanwhileError, and ValueError
    as `note_contact` does.
    """
    with acting(user, "network.note_contact", authority, network) as note:
        there = dict(Participation.objects.filter(contact=contact).values_list("person_id", "pk"))
        _check(user, network, told, there, contact.happened_on)
        values = {"happened_on": told.on, "kind": told.kind[:LONGEST_KIND], "subject": told.subject, "note": told.note}
        row = edit(changeable_by(user, network), contact.pk, version, values)
        Participation.objects.filter(pk__in=[there[key] for key in there if key not in told.people]).delete()
        joined = [key for key in dict.fromkeys(told.people) if key not in there]
        _bring_together(row, joined)
        note(row)
    return row


def _bring_together(contact: Contact, keys: Iterable[int]) -> None:
    whose = {"authority_id": contact.authority_id, "contact": contact}
    Participation.objects.bulk_create(Participation(person_id=key, **whose) for key in keys)


def _check(user: User, network: Network, told: Told, may_stay: Iterable[int], planned: date = date.min) -> None:
    _check_texts(told.kind, told.subject, told.note, *(name for name, _ in told.new))
    if told.on > max(day_of(network), planned):
        raise ValueError("A contact lies in the past.")
    if not told.people and not told.new:
        raise ValueError("A contact is of somebody.")
    own = oneself(user, network)
    allowed = {one.key for one in nameable(user, network, told.people)} | set(may_stay) | ({own.pk} if own else set())
    if not allowed.issuperset(told.people):
        raise ValueError("Somebody whom this user may not name.")


def _check_texts(*texts: str) -> None:
    if any(numbers_in(text) for text in texts):
        raise ValueError("A national register number is never kept.")


def _new_people(user: User, authority: Authority, network: Network, new: tuple[tuple[str, str], ...]) -> list[Person]:
    if not new:
        return []
    made = []
    with acting(user, "network.write_people", authority, network) as note:
        for name, layer in new:
            if layer and layer not in LAYERS:
                raise PermissionDenied(layer)
            person = Person.objects.create(authority=authority, name=name[:LONGEST_NAME])
            Membership.objects.create(
                authority=authority, network=network, person=person, layers=[layer] if layer else []
            )
            note(person)
            made.append(person)
    return made


def _fingerprint(network: Network, told: Told) -> str:
    """The first of its text that no contact here has: so a list that brings the same contact finds it."""
    names = Person.objects.filter(pk__in=told.people).values_list("name", flat=True)
    base, number = base_of(told.on, told.kind, told.subject, names), 1
    while Contact.objects.filter(network=network, fingerprint=numbered(base, number)).exists():
        number += 1
    return numbered(base, number)
