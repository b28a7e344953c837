"""Which surveys there are, and whether they may begin."""

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import AccessPromise, Survey


def surveys_of(network: Network) -> QuerySet[Survey]:
    """Newest first."""
    return Survey.objects.filter(network=network)


def closed_of(network: Network) -> QuerySet[Survey]:
    """Those of which something may be told, newest first."""
    return surveys_of(network).filter(state=State.CLOSED)


def survey_at(network: Network, key: int) -> Survey | None:
    return surveys_of(network).filter(pk=key).first()


def promise_of(network: Network) -> AccessPromise | None:
    """What the director said of the right of access; None while nothing was said, and no survey may begin."""
    return AccessPromise.objects.filter(network=network).select_related("promised_by").first()


def is_promised(network: Network) -> bool:
    return AccessPromise.objects.filter(network=network).exists()


def may_begin(survey: Survey) -> bool:
    """Whether it can be opened now: the promise stands, and its last day is not past."""
    return survey.state == State.DRAFT and survey.closes_on >= localdate() and is_promised(survey.network)


def takes_answers(survey: Survey) -> bool:
    """Whether a good link opens the form today."""
    return survey.state == State.OPEN and survey.opens_on <= localdate() <= survey.closes_on
