"""With whom organisations work, as respondents said of their own, with their consent to show it."""

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import WorksWith


def told_ties(network: Network) -> list[tuple[str, str]]:
    """Pairs of organisations by name, each once, whoever of both said so; in one query.

    Of surveys that have closed and that five people or more answered. How many said so, and which of both, is not told.
    """
    rows = WorksWith.objects.filter(survey__network=network, survey__state=State.CLOSED, survey__kept__enough=True)
    named = rows.order_by().values_list("from_organisation__name", "to_organisation__name").distinct()
    return sorted({(min(pair), max(pair)) for pair in named if pair[0] != pair[1]})
