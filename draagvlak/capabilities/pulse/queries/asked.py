"""Who was asked, as numbers: how many of each layer, and how many answered where that may be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.timezone import localdate

from draagvlak.analysis.aggregates import in_groups
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.pulse.choices import REMIND_AFTER, K, State
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Survey

PAGE = 50
COUNTED = Q(revoked_on=None) | Q(is_used=True)  # whose link was taken back unused was not asked


def asked_by_layer(survey: Survey) -> dict[str, int]:
    """How many people were asked, by layer: the N of METHOD §5."""
    rows = Link.objects.filter(COUNTED, survey=survey).order_by().values_list("layer").annotate(asked=Sum("expected"))
    return dict(rows)


def answered_by_layer(survey: Survey) -> dict[str, int]:
    """How many sheets there are. Not to be shown as it is: see `told`."""
    rows = AnswerSheet.objects.filter(survey=survey).order_by().values_list("layer").annotate(count=Count("pk"))
    return dict(rows)


@dataclass(frozen=True)
class Response:
    """Of one layer, or of all: how many were asked; how many answered, None where that is not told: they are fewer than
    five, or kept back so that nobody can tell how few others are (`is_along`).
    """

    layer: str
    asked: int
    answered: int | None
    is_along: bool = False

    @property
    def words(self) -> str:
        return str(Layer(self.layer).label)

    @property
    def is_more(self) -> bool:
        """More than were expected answered: they are kept, and it is said."""
        return self.answered is not None and self.answered > self.asked


@dataclass(frozen=True)
class Responses:
    """`at_least`: numbers are rounded down to fives, as they are while a survey is open."""

    layers: tuple[Response, ...]
    asked: int
    answered: int | None  # None where it would tell of a layer with fewer than five
    at_least: bool = True


def told(asked: Mapping[str, int], answered: Mapping[str, int]) -> Responses:
    """From five answers on, by fives: two looks a day apart would else tell how many answered that day, and the number
    of sheets beside that of scores how few left a question open. That of all, unless it gives away fewer than five.
    """
    there = [layer for layer in Layer.values if asked.get(layer) or answered.get(layer)]
    found = tuple(Response(layer, asked.get(layer, 0), _fives(answered.get(layer, 0))) for layer in there)
    hidden = sum(answered.get(one.layer, 0) for one in found if one.answered is None)
    is_told = hidden >= K or not any(one.answered is None for one in found)
    return Responses(found, sum(one.asked for one in found), _fives(sum(answered.values())) if is_told else None)


def _fives(count: int) -> int | None:
    return in_groups(count) or None


def told_when_closed(asked: Mapping[str, int], kept: Mapping[str, Any]) -> Responses:
    """The numbers that stand beside the results (queries.kept), and no others."""
    layers, totals = kept.get("cells", ()), kept.get("totals", ())
    most = {layer: max((c["n"] for c in layers if c["layers"] == [layer]), default=None) for layer in asked}
    there = [layer for layer in Layer.values if layer in asked]
    found = tuple(Response(layer, asked[layer], most[layer], layer in kept.get("along", ())) for layer in there)
    return Responses(found, sum(asked.values()), max((c["n"] for c in totals), default=None), at_least=False)


def responses_of(survey: Survey) -> Responses:
    """Two queries; one once it has closed."""
    if survey.state == State.CLOSED:
        return told_when_closed(asked_by_layer(survey), survey.kept)
    return told(asked_by_layer(survey), answered_by_layer(survey))


@dataclass(frozen=True)
class Ways:
    """How the people of a survey were asked, counted; `waiting` mails have still to leave."""

    mails: int
    waiting: int
    sheets: int
    groups: int
    to_remind: int


def ways_of(survey: Survey) -> Ways:
    """One query."""
    mail, single = ~Q(email=""), Q(many=False, email="")
    said = Link.objects.filter(survey=survey, revoked_on=None).aggregate(
        mails=Count("pk", filter=mail),
        waiting=Count("pk", filter=mail & Q(sent_on=None)),
        sheets=Count("pk", filter=single),
        groups=Count("pk", filter=Q(many=True)),
        to_remind=Count("pk", filter=_to_remind(0)),
    )
    return Ways(**said)


def _to_remind(days: int) -> Q:
    """Who was mailed at least so many days ago, did not answer, and was not reminded."""
    until = localdate().fromordinal(localdate().toordinal() - days)
    return ~Q(email="") & Q(sent_on__lte=until, reminded_on=None, revoked_on=None, is_used=False)


def to_remind(survey: Survey, days: int = REMIND_AFTER) -> QuerySet[Link]:
    return Link.objects.filter(_to_remind(days), survey=survey)


def to_send(survey: Survey) -> QuerySet[Link]:
    return Link.objects.filter(~Q(email=""), survey=survey, sent_on=None, revoked_on=None, is_used=False)


def links_page(survey: Survey, number: str | None) -> Page[Link]:
    """Group links first, then mails by address, then sheets. Whether one was used is not in it."""
    rows = Link.objects.filter(survey=survey).defer("is_used", "token_hash", "reminder_hash")
    return Paginator(rows.order_by("-many", "-email", "pk"), PAGE).get_page(number)


def link_at(survey: Survey, key: int) -> Link | None:
    return Link.objects.filter(survey=survey, pk=key).first()


def known_addresses(network: Network, layer: str) -> list[str]:
    """The addresses of the people whose main layer this is and who may be mailed: once each, by address.

    One in poverty only where it was agreed that contact data are kept.
    """
    members = Membership.objects.filter(on_day(localdate()), network=network).values_list("person", "layers")
    keys = [person for person, layers in members if layers and layers[0] == layer]
    people = Person.objects.filter(pk__in=keys, objected_on=None).exclude(email="")
    if layer == Layer.PEOPLE_IN_POVERTY:
        people = people.filter(contact_consent_on__isnull=False)
    return sorted({email.lower() for email in people.values_list("email", flat=True)})


def asked_already(survey: Survey, addresses: list[str]) -> set[str]:
    there = Link.objects.filter(survey=survey).exclude(email="").values_list("email", flat=True)
    return set(addresses) & {email.lower() for email in there}
