"""What the person took part in: contacts and meetings stay for whoever else was there, without the person."""

from collections.abc import Iterable
from typing import Any

from draagvlak.basics.bulk import change_rows
from draagvlak.basics.mentions import GONE, Names
from draagvlak.capabilities.network.models import Contact, Meeting, Network, Person
from draagvlak.capabilities.network.queries.met_before import base_of, numbered
from draagvlak.capabilities.privacy.choices.texts import Erased, columns_with
from draagvlak.capabilities.privacy.queries.called import without_words_of
from draagvlak.capabilities.privacy.queries.met import about_alone, company_in

WORDS = columns_with(Erased.WORDS)
NEVER_EMPTY = {"title"}


def part_from_contacts(person: Person, names: Names) -> dict[str, int]:
    """Contacts of the person alone go; in the others the person is no longer named. To be called while they are in."""
    contacts = list(Contact.objects.filter(participations__person=person))
    company = company_in("participations", contacts)
    alone = [one for one in contacts if set(company[one.pk]) == {person.pk}]
    rest = [one for one in contacts if set(company[one.pk]) != {person.pk}]
    _forget(Contact, alone)
    about = about_alone(person, rest, company)
    for one in rest:
        company[one.pk].pop(person.pk)
        _rewrite(one, names, company[one.pk].values(), one.pk in about)
    _mark_anew(rest, {pk: list(others.values()) for pk, others in company.items()})
    _write(Contact, [*WORDS["network.Contact"], "fingerprint", "version"], rest)
    _rewrite_history(Contact, rest, names, company, about)
    return {"contacts_gone": len(alone), "contacts_emptied": len(about), "contacts_parted": len(rest) - len(about)}


def part_from_meetings(person: Person, names: Names) -> dict[str, int]:
    meetings = list(Meeting.objects.filter(attendances__person=person))
    company = company_in("attendances", meetings)
    alone = [one for one in meetings if set(company[one.pk]) == {person.pk}]
    rest = [one for one in meetings if set(company[one.pk]) != {person.pk}]
    _forget(Meeting, alone)
    about = about_alone(person, rest, company)
    for one in rest:
        company[one.pk].pop(person.pk)
        _rewrite(one, names, company[one.pk].values(), one.pk in about)
    _write(Meeting, [*WORDS["network.Meeting"], "version"], rest)
    _rewrite_history(Meeting, rest, names, company, about)
    return {"meetings_gone": len(alone), "meetings_parted": len(rest)}


def _write(model: Any, parts: list[str], rows: list[Any]) -> None:
    change_rows(model, parts, ((row.pk, *(getattr(row, part) for part in parts)) for row in rows))


def _forget(model: Any, rows: list[Any]) -> None:
    """Its history last: going, too, is written down there."""
    keys = [row.pk for row in rows]
    model.objects.filter(pk__in=keys).delete()
    model.history.filter(id__in=keys).delete()


def _rewrite(row: Any, names: Names, others: Iterable[str], is_about_alone: bool) -> None:
    """A new version: whoever still has the old text in a form is told so, and does not bring it back unseen."""
    _without(row, names, others, is_about_alone, WORDS[row._meta.label])
    row.version += 1


def _without(row: Any, names: Names, others: Iterable[str], is_about_alone: bool, parts: list[str]) -> None:
    here = without_words_of(names, others)
    for part in parts:
        if is_about_alone:
            setattr(row, part, GONE if part in NEVER_EMPTY else "")
        else:
            setattr(row, part, here.taken_out(getattr(row, part), with_words=True))


def _rewrite_history(
    model: Any, rows: list[Any], names: Names, company: dict[int, dict[int, str]], about: set[int]
) -> None:
    parts = WORDS[model._meta.label]
    before = list(model.history.filter(id__in=[row.pk for row in rows]))
    for row in before:
        _without(row, names, company[row.id].values(), row.id in about, parts)
        if hasattr(row, "fingerprint"):
            row.fingerprint = ""
    model.history.model.objects.bulk_update(before, [*parts, *(["fingerprint"] if model is Contact else [])], 500)


def _mark_anew(contacts: list[Contact], present: dict[int, list[str]]) -> None:
    """The fingerprint of a contact follows its text and its people: it is made of what is left of them."""
    networks = {contact.network_id for contact in contacts}
    taken: dict[int, set[str]] = {
        network: set(Contact.objects.filter(network=network).values_list("fingerprint", flat=True))
        for network in Network.objects.filter(pk__in=networks).values_list("pk", flat=True)
    }
    for one in contacts:
        here = taken[one.network_id]
        base = base_of(one.happened_on, one.kind, one.subject, present[one.pk])
        number = 1
        while (mark := numbered(base, number)) in here:
            number += 1
        here.add(mark)
        one.fingerprint = mark
