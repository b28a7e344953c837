"""What would go if somebody were erased, counted before anybody confirms it. Writes nothing."""

from dataclasses import dataclass

from draagvlak.basics.mentions import words_of
from draagvlak.capabilities.accounts.models import Invitation
from draagvlak.capabilities.exchange.choices import State
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.network.models import (
    Contact,
    KnownTie,
    Meeting,
    Membership,
    Merging,
    Person,
    Position,
)
from draagvlak.capabilities.privacy.queries.called import called
from draagvlak.capabilities.privacy.queries.met import about_alone, company_in
from draagvlak.capabilities.privacy.queries.words_alone import CONTACT, EVIDENCE, MEETING, TEXTS
from draagvlak.capabilities.support.models import Evidence, Office
from draagvlak.capabilities.support.queries.files import files_naming


@dataclass(frozen=True)
class Going:
    """Counts. `contacts_alone` and `meetings_alone` go whole; of `contacts_about` the text goes; of `contacts_parted`
    and `meetings_parted` the person goes. `maybe` are texts of others with only their first or last name; in
    `files_unread`, beside evidence, a name cannot be found by a machine.
    """

    memberships: int
    positions: int
    versions: int
    merged: int
    ties: int
    contacts_alone: int
    contacts_about: int
    contacts_parted: int
    meetings_alone: int
    meetings_parted: int
    mentions: int
    maybe: int
    invitations: int
    offices: int
    evidence: int
    files: int
    files_unread: int
    lists: int
    lists_waiting: int
    has_account: bool


def what_would_go(person: Person) -> Going:
    contacts = list(Contact.objects.filter(participations__person=person))
    company = company_in("participations", contacts)
    alone = [one for one in contacts if set(company[one.pk]) == {person.pk}]
    rest = [one for one in contacts if set(company[one.pk]) != {person.pk}]
    about = about_alone(person, rest, company)
    meetings = list(Meeting.objects.filter(attendances__person=person))
    met = company_in("attendances", meetings)
    only = sum(set(there) == {person.pk} for there in met.values())
    mentions, maybe = _mentions(person, {one.pk for one in contacts}, {one.pk for one in meetings})
    full = Upload.objects.exclude(cells=b"")
    named = files_naming(called(person))
    return Going(
        memberships=Membership.objects.filter(person=person).count(),
        positions=Position.objects.filter(person=person).count(),
        versions=Person.history.filter(id=person.pk).count(),
        merged=Merging.objects.filter(kept=person).count(),
        ties=KnownTie.objects.filter(a=person).count() + KnownTie.objects.filter(b=person).count(),
        contacts_alone=len(alone),
        contacts_about=len(about),
        contacts_parted=len(rest) - len(about),
        meetings_alone=only,
        meetings_parted=len(meetings) - only,
        mentions=mentions,
        maybe=maybe,
        offices=Office.objects.filter(person=person).count(),
        evidence=Evidence.objects.filter(person=person).count(),
        files=len(named.naming),
        files_unread=len(named.unread),
        invitations=Invitation.objects.filter(networks__person=person).count(),
        lists=full.count(),
        lists_waiting=full.filter(state__in=(State.READ, State.FAILED)).count(),
        has_account=person.account_id is not None,
    )


def _mentions(person: Person, contacts: set[int], meetings: set[int]) -> tuple[int, int]:
    """In how many texts of others (words_alone.TEXTS) they are named, and in how many only a first or last name stands,
    which may mean somebody else: those stay, unless a human says so.
    """
    names = called(person)
    evidence = set(Evidence.objects.filter(person=person).values_list("pk", flat=True))
    but = {CONTACT: contacts, MEETING: meetings, EVIDENCE: evidence}
    texts = [text for kind, (model, parts) in TEXTS.items() for text in _texts(model, parts, but.get(kind, set()))]
    named = [text for text in texts if names.are_in(text)]
    return len(named), sum(names.words_are_in(text) for text in texts if text not in set(named))


def _texts(model: type, parts: tuple[str, ...], but: set[int]) -> list[str]:
    rows = model.objects.order_by().values_list("pk", *parts)  # type: ignore[attr-defined]
    return [joined for pk, *said in rows.iterator(5000) if pk not in but and (joined := "\n".join(filter(None, said)))]


def is_typed_right(typed: str, person: Person) -> bool:
    """Whether the name was typed, whatever its capitals and accents."""
    words = words_of(person.name)
    return words_of(typed) == words if words else typed.strip() == person.name.strip()
