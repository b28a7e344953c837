"""A survey is made, changed, opened and closed by the director of its network, and closed by time."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from draagvlak.basics.editing import edit
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.pulse.actions.links import _send_later
from draagvlak.capabilities.pulse.actions.mixing import _mix
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import AccessPromise, Link, SpentKey, Survey
from draagvlak.capabilities.pulse.queries import may_begin
from draagvlak.capabilities.pulse.queries.giving_back import give_back_token
from draagvlak.capabilities.pulse.queries.kept import to_keep


class NotYetError(Exception):
    """It cannot begin: nothing was promised of the right of access, nobody was asked, or its last day is past."""


@dataclass(frozen=True)
class Planned:
    title: str
    opens_on: date
    closes_on: date
    told_on: date
    asks_whom: bool = False


def promise_access(user: User, authority: Authority, network: Network) -> AccessPromise:
    """Record that the right of access of who is asked about is in place. Said again, the first time holds.

    Raises PermissionDenied.
    """
    with acting(user, "pulse.run", authority, network) as note:
        said = {"authority": authority, "promised_by": user, "promised_on": localdate()}
        promise, _is_new = AccessPromise.objects.get_or_create(network=network, defaults=said)
        note(promise)
    return promise


def make_survey(user: User, authority: Authority, network: Network, planned: Planned, once: str) -> Survey:
    """Raises PermissionDenied, SentBeforeError."""
    with acting(user, "pulse.run", authority, network, once) as note:
        survey = Survey.objects.create(authority=authority, network=network, **vars(planned))
        note(survey)
    return survey


def change_survey(user: User, authority: Authority, network: Network, at: tuple[int, int], planned: Planned) -> Survey:
    """Give the survey `at` (key, version) what a form says. Once begun, its first day and its questions stay.

    Raises ChangedMeanwhileError, DoesNotExist, PermissionDenied; ValueError for one that is closed.
    """
    with acting(user, "pulse.run", authority, network) as note:
        was = Survey.objects.get(network=network, pk=at[0])
        if was.state == State.CLOSED:
            raise ValueError("A survey that is closed stays as it was.")
        fixed = {"opens_on", "asks_whom"} if was.state == State.OPEN else set()
        values = {part: value for part, value in vars(planned).items() if part not in fixed}
        survey = edit(Survey.objects.filter(network=network), *at, values)
        note(survey)
    return survey


def begin_survey(user: User, authority: Authority, network: Network, key: int, site: str) -> Survey:
    """From now on it takes answers, from its first day on. `site`: how its links begin, as "https://host".

    One that has begun stays as it is. Raises NotYetError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "pulse.run", authority, network) as note:
        survey = Survey.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        if survey.state != State.OPEN:
            if not may_begin(survey) or not Link.objects.filter(survey=survey, revoked_on=None).exists():
                raise NotYetError
            survey.state, survey.site = State.OPEN, site
            survey.give_back_hash = hash_of(give_back_token(survey))
            survey.version += 1
            survey.save(update_fields=["state", "site", "give_back_hash", "version"])
            _send_later(survey)
        note(survey)
    return survey


def close_survey(user: User, authority: Authority, network: Network, key: int) -> Survey:
    """It takes no answers any more, and does not open again: what is told of it then would tell of who came after.

    Raises DoesNotExist, PermissionDenied.
    """
    with acting(user, "pulse.run", authority, network) as note:
        survey = Survey.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        _close(survey)
        note(survey)
    return survey


def remove_survey(user: User, authority: Authority, network: Network, key: int) -> None:
    """Take away one that never began. Raises DoesNotExist where there is none, PermissionDenied."""
    with acting(user, "pulse.run", authority, network) as note:
        survey = Survey.objects.get(network=network, pk=key, state=State.DRAFT)
        note(survey)
        survey.delete()


def close_past(authority: Authority) -> int:
    """Close the surveys of the authority in scope whose last day is past. Gives how many."""
    past = list(Survey.objects.filter(state=State.OPEN, closes_on__lt=localdate()).select_related("network"))
    for survey in past:
        with acting(None, "pulse.end", authority, survey.network) as note:
            _close(survey)
            note(survey)
    return len(past)


def _close(survey: Survey) -> None:
    if survey.state != State.CLOSED:
        survey.state, survey.closes_on = State.CLOSED, min(survey.closes_on, localdate())
        survey.kept = to_keep(survey)
        survey.version += 1
        survey.save(update_fields=["state", "closes_on", "kept", "version"])
    SpentKey.objects.filter(survey=survey).delete()
    _mix(survey)
