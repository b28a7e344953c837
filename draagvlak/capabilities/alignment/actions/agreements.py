"""What networks agree: who leads what, and the one contact of a group. Ended, with why, and never deleted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from draagvlak.basics.editing import ChangedMeanwhileError, edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.actions.profiles import WRITE
from draagvlak.capabilities.alignment.choices import AgreementKind
from draagvlak.capabilities.alignment.mapping import alike
from draagvlak.capabilities.alignment.models import Agreement, Party
from draagvlak.capabilities.alignment.queries.networks import readable
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network, Organisation
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers


@dataclass(frozen=True)
class Agreed:
    """What a form says of an agreement. `networks`: keys of those that agree; `lead`: of the one that leads;
    `organisation` (a name) and `person` (a key): the one contact.
    """

    kind: str
    subject: str
    networks: Collection[int]
    since: date
    text: str = ""
    lead: int | None = None
    organisation: str = ""
    person: int | None = None


def agree(user: User, authority: Authority, agreed: Agreed, step: str) -> Agreement:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, WRITE, authority, None, once=step) as note:
        Authority.objects.select_for_update().get(pk=authority.pk)
        made = Agreement(authority=authority, **_ready(user, authority, agreed))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        _between(made, agreed, step)
        note(made)
    return made


def change_agreement(user: User, authority: Authority, at: tuple[int, int], agreed: Agreed, step: str) -> Agreement:
    """One that has ended stays as it was.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, None) as note:
        Authority.objects.select_for_update().get(pk=authority.pk)
        before = _open(at[0])
        values = _ready(user, authority, agreed, before) | {"_change_reason": step}
        changed = edit(Agreement.objects.all(), *at, values)
        _between(changed, agreed, step)
        note(changed)
    return changed


def end_agreement(
    user: User, authority: Authority, at: tuple[int, int], last: tuple[date, str], step: str
) -> Agreement:
    """`last`: up to and including which day it held, and why it ended.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, None) as note:
        before, (until, why) = _open(at[0]), last
        refuse_register_numbers({"why_ended": why})
        if until < before.since - timedelta(days=1):
            raise RefusedError("until", "before")
        values = {"until": until, "why_ended": why.strip(), "_change_reason": step}
        changed = edit(Agreement.objects.all(), *at, values)
        note(changed)
    return changed


def _open(key: int) -> Agreement:
    found = Agreement.objects.get(pk=key)
    if found.until is not None:
        raise ChangedMeanwhileError(found)
    return found


def _ready(user: User, authority: Authority, agreed: Agreed, before: Agreement | None = None) -> dict[str, Any]:
    texts = {"subject": " ".join(agreed.subject.split()), "text": agreed.text.strip()}
    refuse_register_numbers({**texts, "organisation": agreed.organisation})
    if not texts["subject"]:
        raise RefusedError("subject", "empty")
    if Network.objects.filter(pk__in=agreed.networks).count() < 2:
        raise RefusedError("networks", "two")
    if agreed.lead is not None and agreed.lead not in agreed.networks:
        raise RefusedError("lead", "lead")
    if agreed.kind == AgreementKind.LEADS and agreed.lead is None:
        raise RefusedError("lead", "lead")
    if agreed.kind == AgreementKind.CONTACT:
        _refuse_contact(agreed, before)
    person = agreed.person
    if person is not None and not (before and before.person_id == person) and not _may_name(user, authority, agreed):
        raise RefusedError("person", "person")
    return {
        **texts,
        "kind": agreed.kind,
        "since": agreed.since,
        "lead_id": agreed.lead,
        "person_id": person,
        "organisation": _organisation(authority, agreed.organisation),
    }


def _refuse_contact(agreed: Agreed, before: Agreement | None) -> None:
    """One contact for one group, and somebody or some organisation that is it."""
    if agreed.person is None and not agreed.organisation.strip():
        raise RefusedError("organisation", "contact")
    others = Agreement.objects.filter(kind=AgreementKind.CONTACT, until=None)
    if any(alike(one.subject) == alike(agreed.subject) for one in others if one != before):
        raise RefusedError("subject", "contact-already")


def _may_name(user: User, authority: Authority, agreed: Agreed) -> bool:
    """Whether the person belongs to a network whose people `user` may read."""
    there = Q(network__in=readable(user, authority), person=agreed.person)
    return Membership.objects.filter(there).exists()


def _organisation(authority: Authority, name: str) -> Organisation | None:
    tidy = " ".join(name.split())
    return Organisation.objects.get_or_create(authority=authority, name=tidy)[0] if tidy else None


def _between(agreement: Agreement, agreed: Agreed, step: str) -> None:
    wanted = set(agreed.networks)
    for row in Party.objects.filter(agreement=agreement):
        if row.network_id in wanted:
            wanted.discard(row.network_id)
            continue
        keep_as_it_is(row)
        row._change_reason = step  # type: ignore[attr-defined]
        row.delete()
    for key in sorted(wanted):
        made = Party(authority=agreement.authority, agreement=agreement, network_id=key)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
