"""The rows of the person, what is kept of them to undo a list, and invitations."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.accounts.models import Invitation, User
from draagvlak.capabilities.alignment.actions.ageing import _forget_person
from draagvlak.capabilities.network.models import Batch, Membership, Merging, Participation, Person
from draagvlak.capabilities.privacy.actions.erasing.competences import forget_held_history
from draagvlak.capabilities.privacy.actions.erasing.evidence import forget_ledger_history
from draagvlak.capabilities.privacy.choices import Outcome, RequestKind
from draagvlak.capabilities.privacy.models import RightsRequest
from draagvlak.capabilities.privacy.queries.merged import keys_of
from draagvlak.capabilities.pulse.models import Link

Entry = list[Any]
TEXTS = {"kind", "subject"}


@dataclass(frozen=True)
class Gone:
    """Keys of what goes: the person, their memberships and participations; `contacts` are all they took part in."""

    person: int
    memberships: frozenset[int]
    participations: frozenset[int]
    contacts: frozenset[int]


def what_goes(person: Person) -> Gone:
    present = list(Participation.objects.filter(person=person).values_list("pk", "contact_id"))
    members = set(Membership.objects.filter(person=person).values_list("pk", flat=True))
    members |= set(Membership.history.filter(person_id=person.pk).values_list("id", flat=True))
    return Gone(
        person.pk, frozenset(members), frozenset(pk for pk, _ in present), frozenset(contact for _, contact in present)
    )


def clean_batches(gone: Gone, names: Names) -> None:
    """What a list changed, and can be undone: without what stood in rows of the person, and without their name."""
    for batch in Batch.objects.exclude(filled=[]):
        left = [kept for entry in batch.filled if (kept := _cleaned(entry, gone, names)) is not None]
        if left != batch.filled:
            batch.filled = left
            batch.save(update_fields=["filled"])


def _cleaned(entry: Entry, gone: Gone, names: Names) -> Entry | None:
    kind, pk, part, was = entry
    clean: Callable[[], Entry | None] | None = {
        "person": lambda: None if pk == gone.person else [kind, pk, part, names.taken_out_of(was)],
        "membership": lambda: None if pk in gone.memberships else entry,
        "participation": lambda: _present(entry, gone),
        "contact": lambda: _met(entry, gone, names),
        "network": lambda: [kind, pk, part, None] if part == "director_id" and was == gone.person else entry,
    }.get(kind)
    return clean() if clean else [kind, pk, part, names.taken_out_of(was)]


def _present(entry: Entry, gone: Gone) -> Entry | None:
    kind, pk, part, was = entry
    if part == "joined":
        return None if was in gone.participations else entry
    left = [pair for pair in was if pair[1] != gone.person]
    return [kind, pk, part, left] if left else None


def _met(entry: Entry, gone: Gone, names: Names) -> Entry | None:
    """Of a contact of the person, neither the old text nor the old fingerprint can come back."""
    kind, pk, part, was = entry
    if pk in gone.contacts and part in {*TEXTS, "fingerprint"}:
        return None
    return [kind, pk, part, names.taken_out_of(was)] if part in TEXTS else entry


def clean_mergings(person: Person, names: Names) -> None:
    """Of others. Rows in them that point to the person hold keys only, and do not come back (basics.moving.mend)."""
    for merging in Merging.objects.exclude(kept=person):
        left = names.taken_out_of(merging.taken)
        if left != merging.taken:
            merging.taken = left
            merging.save(update_fields=["taken"])


def forget_invitations(person: Person, emails: set[str]) -> None:
    Invitation.objects.filter(networks__person=person).delete()
    for email in emails:
        Invitation.objects.filter(email__iexact=email).delete()
        links = Link.objects.filter(email__iexact=email)
        links.filter(is_used=False).update(revoked_on=localdate())
        links.update(email="", token_hash="", reminder_hash="")  # that somebody was asked stays, as a number


def close_requests(person: Person, by: User | None) -> None:
    """What they asked and still waited is answered by this, or cannot be any more."""
    waiting = RightsRequest.objects.filter(person=person, answered_on=None)
    answered = {"answered_on": localdate(), "answered_by": by}
    waiting.filter(kind=RequestKind.ERASURE).update(outcome=Outcome.DONE, **answered)
    waiting.update(outcome=Outcome.REFUSED, **answered)
    RightsRequest.objects.filter(person=person).update(words="")


def forget_person(person: Person) -> dict[str, int]:
    """The row and all that hangs on it; histories last, since going, too, is written down there."""
    keys = {person.pk, *keys_of(person)}
    counts = {
        "memberships": Membership.objects.filter(person=person).count(),
        "versions": Person.history.filter(id__in=keys).count(),
    }
    person.delete()
    Person.history.filter(id__in=keys).delete()
    Membership.history.filter(person_id__in=keys).delete()
    forget_ledger_history(keys)
    _forget_person(keys)
    forget_held_history(keys)
    return counts
