"""Every read of what was measured."""

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import get_language

from draagvlak.capabilities.insights.choices import Level
from draagvlak.capabilities.insights.models import ConversationAnswer, KeptMap, StoredReport
from draagvlak.capabilities.insights.writers.map_json import as_payload
from draagvlak.capabilities.insights.writers.map_table import MapTable, organisations_table, people_table
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import names_of


def report_of(network: Network) -> dict[str, Any] | None:
    """Today's report of `network` in the language that is on; None where it is still to be made."""
    stored = StoredReport.objects.filter(network=network, as_of=localdate()).first()
    return stored.texts.get(get_language() or "nl", stored.texts["nl"]) if stored else None


def answers_of(network: Network) -> list[ConversationAnswer]:
    """What was said of proposals that still stay out, newest first, with both people."""
    found = ConversationAnswer.objects.filter(network=network, until__gte=localdate())
    return list(found.select_related("a", "b"))


@dataclass(frozen=True)
class MapOf:
    """Today's map of a network at one level, as a table and as what its script draws."""

    table: MapTable
    ties: list[list[float]]

    def payload(self) -> dict[str, Any]:
        """What the script draws, as JSON."""
        return as_payload(self.table, self.ties)


def map_of(network: Network, level: str) -> MapOf | None:
    """Today's map of `network`, in one query for organisations and two for persons; None where it is still to be
    drawn. At the level of organisations it holds nobody's name.
    """
    kept = KeptMap.objects.filter(network=network, level=level, as_of=localdate()).first()
    if kept is None:
        return None
    falling = sum(tie[3] for tie in kept.ties)
    if level == Level.PEOPLE:
        table = people_table(kept.nodes, falling, names_of(network))
    else:
        table = organisations_table(kept.nodes, falling)
    return MapOf(table, kept.ties)
