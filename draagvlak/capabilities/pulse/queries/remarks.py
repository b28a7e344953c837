"""What was answered to the open question. The director reads it from five answers on; others what was released."""

from django.db.models import QuerySet

from draagvlak.basics.mentions import names_of
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import Remark, Survey


def closed_at(network: Network, key: int) -> Survey | None:
    return Survey.objects.filter(network=network, pk=key, state=State.CLOSED).first()


def remarks_of(survey: Survey) -> QuerySet[Remark]:
    """Those that the director may read: none while the survey is open, nor of one that too few answered. By chance."""
    if survey.state != State.CLOSED or not survey.kept.get("enough"):
        return Remark.objects.none()
    return Remark.objects.filter(survey=survey)


def remark_at(survey: Survey, key: int) -> Remark | None:
    return remarks_of(survey).filter(pk=key).first()


def names_in(network: Network, text: str) -> list[str]:
    """Whose name, of the people of the network, still stands in a text."""
    rows = Membership.objects.filter(on_day(day_of(network)), network=network).values_list("person__name", flat=True)
    people = list(rows.order_by("person__name").distinct())
    if not names_of(people, alone=False).are_in(text):
        return []
    return [name for name in people if names_of([name], alone=False).are_in(text)]
