"""What the form of a visible step lets one choose."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import F
from django.utils.timezone import localtime, make_aware

from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Meeting, Network, Organisation
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.queries.results import results_to_choose
from draagvlak.capabilities.support.models import Body
from draagvlak.capabilities.support.queries.choosing import members_named
from draagvlak.capabilities.visibility.models import VisibleStep
from draagvlak.capabilities.weaving.models import WovenStory

MOST, BACK = 500, 31  # rows in one list; days back of activities

Choices = list[tuple[str, str]]
Groups = list[tuple[str, Choices]]


@dataclass(frozen=True)
class ToChoose:
    """`whom`: bodies ("b" and a key) and organisations ("o"), in groups by their layer."""

    whom: Groups
    stories: Choices
    results: Choices
    meetings: Choices
    owners: Choices


def to_choose(network: Network, now: VisibleStep | None = None) -> ToChoose:
    """Also what the step has `now`, if that would not be offered any more. In six queries."""
    found = ToChoose(
        whom=_whom(network),
        stories=stories_to_choose(network),
        results=[(str(key), words) for key, words in results_to_choose(network)],
        meetings=_meetings(network),
        owners=[(str(key), name) for key, name in members_named(network)],
    )
    if now is not None:
        _keep(found.stories, now.story)
        _keep(found.results, now.result)
        _keep(found.meetings, now.meeting)
        _keep(found.owners, now.owner)
    return found


def _keep(choices: Choices, row: object) -> None:
    key = str(row.pk) if row is not None else ""  # type: ignore[attr-defined]
    if key and all(one != key for one, _words in choices):
        choices.append((key, str(row)))


def _whom(network: Network) -> Groups:
    groups: Groups = []
    bodies = list(Body.objects.filter(network=network))
    for layer in Layer:
        of_it = [(f"b{one.pk}", one.name) for one in bodies if one.layer == layer]
        if of_it:
            groups.append((str(layer.label), of_it))
    rows = Organisation.objects.filter(partnering__network=network, partnering__until=None)
    partners = [(f"o{key}", name) for key, name in rows.order_by("name", "pk").values_list("pk", "name")[:MOST]]
    return [*groups, (str(Layer.PARTNER_ORGANISATION.label), partners)] if partners else groups


def stories_to_choose(network: Network, only_read: bool = False) -> Choices:
    """What readers read comes first, newest on top. `only_read`: no others."""
    rows = WovenStory.objects.filter(network=network).order_by(F("published_on").desc(nulls_last=True), "-pk")
    rows = rows.exclude(published_on=None) if only_read else rows
    return [(str(one.pk), one.read_title if one.published_on else one.title) for one in rows[:MOST]]


def _meetings(network: Network) -> Choices:
    since = make_aware(datetime.combine(day_of(network) - timedelta(days=BACK), time.min))
    rows = Meeting.objects.filter(network=network, is_cancelled=False, starts_at__gte=since).order_by("starts_at", "pk")
    return [(str(one.pk), f"{one.title} ({localtime(one.starts_at):%d/%m/%Y})") for one in rows[:MOST]]
