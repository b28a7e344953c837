"""Who is asked to a meeting and who was there. A held meeting keeps its contact along (actions.held)."""

from collections.abc import Mapping, Sequence

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.held import _keep_contact
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models import Attendance, Meeting, Membership, Network, Person
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.inviting import Choice, chosen
from draagvlak.capabilities.network.queries.meetings import is_held

Answers = Mapping[int, str | None]  # by key of a person: a Presence, or None for who is not asked


class NotHeldYetError(Exception):
    """Nobody can have been at a meeting that is still to come. Nothing was written."""


def mark(user: User, authority: Authority, network: Network, key: int, answers: Answers) -> dict[int, str | None]:
    """Keep what came of asking people to the meeting `key`; gives what it was of those that changed, with which this
    can be taken back. Raises NotHeldYetError, DoesNotExist, ValueError for who doesn't belong to the network or an
    unknown answer, PermissionDenied.
    """
    with acting(user, "network.write_meetings", authority, network) as note:
        meeting = Meeting.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        _may_be_said(meeting, network, answers)
        was = _answered(meeting, network, answers)
        if _keep_contact(user, network, meeting) and meeting.contact is not None:
            note(meeting.contact)
        note(meeting)
    return was


def ask(user: User, authority: Authority, network: Network, key: int, choice: Choice) -> dict[int, str | None]:
    """Ask people to the meeting `key` as well; gives who was not asked before, as `mark` does. Raises as `mark`."""
    with acting(user, "network.write_meetings", authority, network) as note:
        meeting = Meeting.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        there = set(Attendance.objects.filter(meeting=meeting).values_list("person_id", flat=True))
        fresh = chosen(network, choice, without=meeting.pk) - there
        was = _answered(meeting, network, dict.fromkeys(fresh, Presence.INVITED))
        note(meeting)
    return was


def add_unknown(
    user: User, authority: Authority, network: Network, said: Sequence[tuple[str, str]], once: str = ""
) -> list[Person]:
    """New people of the network, (name, address), without a layer yet: who stood on a list and nobody knew.

    Raises PermissionDenied and SentBeforeError.
    """
    with acting(user, "network.write_people", authority, network, once=once) as note:
        made = [Person.objects.create(authority=authority, name=name[:200], email=email[:200]) for name, email in said]
        for person in made:
            Membership.objects.create(authority=authority, network=network, person=person, layers=[])
            note(person)
        note(network)
    return made


def forget_unknown(user: User, authority: Authority, network: Network, keys: Sequence[int]) -> int:
    """Take back people that a list brought, as far as nothing else is known of them by now. Raises PermissionDenied."""
    with acting(user, "network.write_people", authority, network) as note:
        note(network)
        return _forget_people(keys)


def _forget_people(keys: Sequence[int]) -> int:
    alone = Person.objects.filter(pk__in=keys, participations=None, attendances=None, account=None, version=1)
    gone = list(alone.values_list("pk", flat=True))
    Membership.objects.filter(person__in=gone).delete()
    alone.filter(pk__in=gone, membership=None).delete()
    for model, part in ((Person, "id"), (Membership, "person")):
        model.history.model.objects.filter(**{f"{part}__in": gone}).delete()
    return len(gone)


def _may_be_said(meeting: Meeting, network: Network, answers: Answers) -> None:
    if not {answer for answer in answers.values() if answer is not None} <= set(Presence.values):
        raise ValueError("An answer is one of Presence.")
    if Presence.PRESENT in answers.values() and not is_held(meeting, network):
        raise NotHeldYetError
    asked = Attendance.objects.filter(meeting=meeting, person__in=answers)
    here = Membership.objects.filter(on_day(day_of(network)), network=network, person__in=answers)
    known = set(asked.values_list("person_id", flat=True)) | set(here.values_list("person_id", flat=True))
    if set(answers) - known:
        raise ValueError("Who is marked belongs to the network.")


def _answered(meeting: Meeting, network: Network, answers: Answers) -> dict[int, str | None]:
    rows = Attendance.objects.filter(meeting=meeting, person__in=answers)
    there: dict[int, str] = dict(rows.values_list("person_id", "answer"))
    changed = {person: said for person, said in answers.items() if there.get(person) != said}
    rows.filter(person__in=[person for person, said in changed.items() if said is None]).delete()
    for answer in {said for person, said in changed.items() if person in there and said is not None}:
        these = [person for person, said in changed.items() if said == answer]
        rows.filter(person__in=these).update(answer=answer)
    Attendance.objects.bulk_create(
        Attendance(authority_id=meeting.authority_id, meeting=meeting, person_id=person, answer=said)
        for person, said in sorted(changed.items())
        if said is not None and person not in there
    )
    return {person: there.get(person) for person in changed}
