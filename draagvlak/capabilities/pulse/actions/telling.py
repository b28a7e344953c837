"""What the director tells of a survey that has closed: to respondents what is done with it, to others a remark."""

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import Remark, Survey
from draagvlak.capabilities.pulse.queries.remarks import names_in, remarks_of


class NameInItError(Exception):
    """`names` of people of the network stand in what would be shown; nothing was written."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("a name")
        self.names = names


def write_give_back(user: User, authority: Authority, network: Network, at: tuple[int, int], text: str) -> Survey:
    """Keep what respondents will read of the survey `at` (key, version); where it was given back, they do from now on.

    Raises ChangedMeanwhileError, DoesNotExist where none has closed, NameInItError, and PermissionDenied.
    """
    with acting(user, "pulse.run", authority, network) as note:
        _refuse_names(network, text)
        survey = edit(_closed(network), *at, {"give_back": text})
        note(survey)
    return survey


def give_back(user: User, authority: Authority, network: Network, key: int) -> Survey:
    """Respondents read it from now on. Given back before, the first day stays.

    Raises DoesNotExist where none has closed, or nothing was written, and PermissionDenied.
    """
    with acting(user, "pulse.run", authority, network) as note:
        survey = _closed(network).select_for_update(of=("self",)).exclude(give_back="").get(pk=key)
        survey.given_back_on = survey.given_back_on or localdate()
        survey.version += 1
        survey.save(update_fields=["given_back_on", "version"])
        note(survey)
    return survey


def take_give_back(user: User, authority: Authority, network: Network, key: int) -> Survey:
    """Respondents read nothing any more; what was written stays. Raises DoesNotExist and PermissionDenied."""
    with acting(user, "pulse.run", authority, network) as note:
        survey = _closed(network).select_for_update(of=("self",)).get(pk=key)
        survey.given_back_on = None
        survey.version += 1
        survey.save(update_fields=["given_back_on", "version"])
        note(survey)
    return survey


def release_remark(
    user: User, authority: Authority, network: Network, survey: Survey, at: tuple[int, int], text: str
) -> Remark:
    """Let whoever may read results read `text` for the remark `at` (key, version); "" lets nobody any more.

    Raises ChangedMeanwhileError, DoesNotExist, NameInItError, and PermissionDenied.
    """
    with acting(user, "pulse.read_remarks", authority, network) as note:
        _refuse_names(network, text)
        remark = edit(remarks_of(survey), *at, {"shown_as": text})
        note(remark)
    return remark


def _closed(network: Network) -> QuerySet[Survey]:
    return Survey.objects.filter(network=network, state=State.CLOSED)


def _refuse_names(network: Network, text: str) -> None:
    if names := names_in(network, text):
        raise NameInItError(names)
