"""After elections, or when a service is organised anew: on one day some leave a body and others come, in one step.

Evidence stays with the body, and counts for who sat in it then (queries.holders): what the new ones stand for has to
be won again.
"""

from datetime import timedelta
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.support.actions.bodies import Seated, _leave, _seat, _write
from draagvlak.capabilities.support.models import Body, Office
from draagvlak.capabilities.support.queries.renewing import Renewal, sitting


def renew_body(
    user: User, authority: Authority, network: Network, at: tuple[int, int], renewal: Renewal, step: str
) -> Body:
    """Let the body `at` (key, version) be as `renewal` says, whole or not at all. Sent twice, done once.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, "support.write", authority, network, once=step) as note:
        if renewal.on > day_of(network):
            raise RefusedError("on", "not-yet")
        body = edit(Body.objects.filter(network=network), *at, {"_change_reason": step})
        ends = renewal.on - timedelta(days=1)
        sat = sitting(network, body, ends)
        open_offices = {one.person_id: one for one in Office.objects.filter(body=body, until=None)}
        if any(
            one.since and one.since >= renewal.on for key, one in open_offices.items() if key not in renewal.staying
        ):
            raise RefusedError("on", "before-office")
        for key in sat:
            office: Any = open_offices.get(key) or Office(authority=authority, body=body, person_id=key)
            if key not in renewal.staying:
                _end(network, office, renewal, step)
            elif office.pk is None:  # that they sat there was not said yet
                _write(office, step)
        staying = set(sat) & renewal.staying
        for one in renewal.coming:
            if one.person not in staying:
                _seat(network, body, Seated(one.person, one.name, one.function, since=renewal.on), step)
        note(body)
    return body


def _end(network: Network, office: Any, renewal: Renewal, step: str) -> None:
    if office.pk is not None:
        keep_as_it_is(office)
    office.until = renewal.on - timedelta(days=1)
    office.version += office.pk is not None
    office.person = Person.objects.get(pk=office.person_id)
    _write(office, step)
    _leave(network, office, step)
