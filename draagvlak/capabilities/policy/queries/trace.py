"""Actions, results and what led to what, as spans of days for `analysis.trace`."""

from datetime import date

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce

from draagvlak.basics.one_text import mark_of, texts_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.models import Action, ActionResult, Result

Span = tuple[int, date, date | None]
Link = tuple[int, int, date, date | None]


def policy_trace(network: Network) -> tuple[list[Span], list[Span], list[Link]]:
    """`(actions, results, action_result)` of `network`, by key, those taken out with them: three queries.

    A result is there from its day on, for good.
    """
    actions = Action.objects.filter(network=network).order_by().values_list("pk", "since", "until")
    results = Result.objects.filter(network=network).order_by().values_list("pk", "on")
    led_to = _led_to(network).values_list("action", "result", "since", "until")
    return list(actions), [(key, on, None) for key, on in results], list(led_to)


def policy_mark(network: Network) -> str:
    """Another one where `policy_trace` may be another: three queries, whatever there is."""
    ended, key = Coalesce("until", Value(date.max)), network.pk
    actions = texts_of(("actions", key), lambda: Action.objects.filter(network=network), ("pk", "since", ended))
    results = texts_of(("results", key), lambda: Result.objects.filter(network=network), ("pk", "on"))
    led_to = texts_of(("led to", key), lambda: _led_to(network), ("action", "result", "since", ended))
    return mark_of(*actions, *results, *led_to)


def _led_to(network: Network) -> QuerySet[ActionResult]:
    return ActionResult.objects.filter(action__network=network, result__network=network).order_by()
