"""What respondents hear of their survey, at an address of its own that the page of thanks shows."""

import hmac
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import Survey
from draagvlak.capabilities.pulse.queries.kept import round_of
from draagvlak.capabilities.pulse.queries.results import Row, rows_of
from draagvlak.capabilities.pulse.wording.results import plain_sentences

MOST_TOKEN = 64  # characters of a token that is looked up at all
GOOD_FOR = 730  # days after its survey closed that an address leads somewhere


@dataclass(frozen=True)
class GivenBack:
    """What stands at the address of a survey: `text` and what was found, once it was given back; until then nothing."""

    title: str
    network: str
    told_on: date
    given_on: date | None
    sentences: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    text: str = ""
    remarks: tuple[str, ...] = ()


def give_back_token(survey: Survey) -> str:
    """The secret in the address: it follows from the key of the installation, so that it is kept nowhere."""
    return salted_hmac("draagvlak.give-back", str(survey.pk), algorithm="sha256").hexdigest()[:40]


def given_back(survey: Survey) -> GivenBack:
    """As the page shows it, or, before it was given back, as it would."""
    found = round_of(survey)
    remarks = tuple(survey.remarks.exclude(shown_as="").values_list("shown_as", flat=True))
    return GivenBack(
        survey.title,
        survey.network.name,
        survey.told_on,
        survey.given_back_on,
        plain_sentences(found),
        rows_of(found),
        survey.give_back,
        remarks,
    )


def given_back_at(token: str) -> GivenBack | None:
    """What whoever has the secret may read. None for an unknown one, and once its time is over: all the same."""
    kept = hash_of(token[:MOST_TOKEN])
    found = Survey._base_manager.filter(give_back_hash=kept).select_related("authority").first()
    if found is None or not hmac.compare_digest(found.give_back_hash, kept):
        return None
    if found.closes_on + timedelta(days=GOOD_FOR) < localdate():
        return None
    return _in(found.authority, found.pk)


def _in(authority: Authority, key: int) -> GivenBack:
    with inside(authority):
        survey = Survey.objects.select_related("network").get(pk=key)
        shown = given_back(survey)
    if survey.state == State.CLOSED and shown.given_on:
        return shown
    return GivenBack(shown.title, shown.network, shown.told_on, None)
