"""How people are asked: a mail each, a sheet of paper each, or one address for a group. Of each secret only the hash
is kept; who made it gets it once.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate

from draagvlak.basics.later import do_later
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import Link, Survey
from draagvlak.capabilities.pulse.queries.asked import asked_already

TOKEN_BYTES = 16  # 128 bits, short enough to type over from paper
MOST_SHEETS = 100  # at once: a PDF of them takes two seconds


class ClosedError(Exception):
    """The survey is closed: nobody is asked any more."""


@dataclass(frozen=True)
class Group:
    """Whom a link is for: in a survey (key) people of a layer, with which of the two forms."""

    survey: int
    layer: str
    form: str


def _new_token() -> str:
    return secrets.token_hex(TOKEN_BYTES)


def ask_by_mail(
    user: User, authority: Authority, network: Network, group: Group, addresses: Sequence[str], once: str
) -> Survey:
    """Ask each of `addresses` that was not asked in this survey yet. The mails leave once the survey is open.

    Raises ClosedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, "pulse.run", authority, network, once) as note:
        survey = _survey(network, group.survey)
        note(survey)
        wanted = list(dict.fromkeys(address.lower() for address in addresses))
        there = asked_already(survey, wanted)
        Link.objects.bulk_create(
            [
                Link(authority=authority, survey=survey, layer=group.layer, form=group.form, email=address)
                for address in wanted
                if address not in there
            ],
            500,
        )
        if survey.state == State.OPEN:
            _send_later(survey)
    return survey


def make_sheets(user: User, authority: Authority, network: Network, group: Group, number: int, once: str) -> list[str]:
    """The secrets of so many links of one answer each. Raises as `ask_by_mail`; ValueError for too many."""
    if not 1 <= number <= MOST_SHEETS:
        raise ValueError("From one sheet to a hundred at once.")
    tokens = [_new_token() for _number in range(number)]
    with acting(user, "pulse.run", authority, network, once) as note:
        survey = _survey(network, group.survey)
        note(survey)
        made = {"authority": authority, "survey": survey, "layer": group.layer, "form": group.form}
        links = [Link(token_hash=hash_of(token), sent_on=localdate(), **made) for token in tokens]
        Link.objects.bulk_create(links, 500)
    return tokens


def make_group_link(
    user: User, authority: Authority, network: Network, group: Group, said: tuple[str, int], once: str
) -> str:
    """The secret of a link for a group: `said` is its name and how many people are expected. Raises as the others."""
    token = _new_token()
    with acting(user, "pulse.run", authority, network, once) as note:
        survey = _survey(network, group.survey)
        note(survey)
        made = {"authority": authority, "survey": survey, "layer": group.layer, "form": group.form}
        name, expected = said
        Link.objects.create(
            token_hash=hash_of(token), name=name, expected=expected, many=True, sent_on=localdate(), **made
        )
    return token


def revoke_link(user: User, authority: Authority, network: Network, key: int, link: int) -> None:
    """From now on it opens nothing. What was answered by it stays. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "pulse.run", authority, network) as note:
        survey = Survey.objects.get(network=network, pk=key)
        Link.objects.get(survey=survey, pk=link)
        Link.objects.filter(pk=link, revoked_on=None).update(revoked_on=localdate())
        note(survey)


def restore_link(user: User, authority: Authority, network: Network, key: int, link: int) -> None:
    """The way back of `revoke_link`. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "pulse.run", authority, network) as note:
        survey = Survey.objects.get(network=network, pk=key)
        Link.objects.get(survey=survey, pk=link)
        Link.objects.filter(pk=link).update(revoked_on=None)
        note(survey)


def remind(user: User, authority: Authority, network: Network, key: int) -> Survey:
    """Remind now whom the nightly worker would remind later: each once. Raises as `ask_by_mail`."""
    with acting(user, "pulse.run", authority, network) as note:
        survey = _survey(network, key)
        note(survey)
        do_later("draagvlak.capabilities.pulse.tasks.remind", authority=authority.pk, survey=survey.pk, days=0)
    return survey


def _send_later(survey: Survey) -> None:
    do_later("draagvlak.capabilities.pulse.tasks.send", authority=survey.authority_id, survey=survey.pk)


def _survey(network: Network, key: int) -> Survey:
    survey = Survey.objects.select_for_update(of=("self",)).get(network=network, pk=key)
    if survey.state == State.CLOSED:
        raise ClosedError
    return survey
