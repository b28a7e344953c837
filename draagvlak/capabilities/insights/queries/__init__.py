"""Every read of what was measured."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from draagvlak.analysis.drawing import DIRECTOR
from draagvlak.basics.built import rows_of
from draagvlak.capabilities.insights.choices import Level
from draagvlak.capabilities.insights.models import ConversationAnswer, KeptMap, ReportHead, StoredReport
from draagvlak.capabilities.insights.writers.map_json import as_payload
from draagvlak.capabilities.insights.writers.map_table import MapTable, organisations_table, people_table
from draagvlak.capabilities.insights.writers.report_json import EDITION
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.queries import day_of, names_of
from draagvlak.capabilities.pulse.queries.working import told_ties


def report_of(network: Network, day: date | None = None) -> dict[str, Any] | None:
    """The report of `network` of today, or of `day`, in the language that is on, read alone; None where it is still to
    be made.
    """
    today = StoredReport.objects.filter(network=network, as_of=day or day_of(network))
    found: dict[str, Any] | None = today.values_list(f"texts__{get_language() or 'nl'}", flat=True).first()
    return found if found and found.get("edition") == EDITION else None


@dataclass(frozen=True)
class Opening:
    """What a page tells of a report without reading it whole (writers.report_head). Each report has another `mark`."""

    key: int
    head: dict[str, Any]
    mark: tuple[int, str]


def opening_of(network: Network, is_of_today: bool = True) -> Opening | None:
    """Of the report of today, or else of the last; None where it is still to be made. In one query."""
    columns = ("report_id", "report__as_of", "report__made_at", f"texts__{get_language() or 'nl'}")
    heads = rows_of(
        ("opening", network.pk, columns),
        lambda: ReportHead.objects.filter(report__network=network).order_by("pk").values_list(*columns)[:1],
    )
    if not heads:
        return None
    key, as_of, made, head = heads[0]
    if not head or head.get("edition") != EDITION or (is_of_today and as_of != day_of(network)):
        return None
    return Opening(key, head, (key, made.isoformat()))


def behind() -> list[Network]:
    """The networks that had a report once, of which it is not of today, or said to be of before."""
    with_report = StoredReport.objects.values("network")
    return [network for network in Network.objects.filter(pk__in=with_report) if opening_of(network) is None]


def report_behind(opening: Opening) -> dict[str, Any]:
    """The whole report of an opening, in the language that is on; empty where it is gone meanwhile."""
    texts = StoredReport.objects.filter(pk=opening.key).values_list(f"texts__{get_language() or 'nl'}", flat=True)
    return texts.first() or {}


def headlines() -> dict[int, str]:
    """The first sentence of each network's last report (keys are networks), in the language that is on."""
    language = get_language() or "nl"
    kept = ReportHead.objects.values_list(
        "report__network", "texts__nl__anchoring__sentence", f"texts__{language}__anchoring__sentence"
    )
    return {network: said or dutch for network, dutch, said in kept if said or dutch}


def answers_of(network: Network) -> list[ConversationAnswer]:
    """What was said of proposals that still stay out, newest first, with both people; not of who objected."""
    found = ConversationAnswer.objects.filter(network=network, until__gte=day_of(network))
    found = found.filter(a__objected_on=None, b__objected_on=None)
    return list(found.exclude(_with_director(network)).select_related("a", "b"))


def set_aside(network: Network) -> list[tuple[Person, ConversationAnswer]]:
    """Whom the director does not mean to meet now, with what was said of it."""
    found = ConversationAnswer.objects.filter(_with_director(network), network=network, until__gte=day_of(network))
    rows = found.select_related("a", "b")
    return [(row.b if row.a_id == network.director_id else row.a, row) for row in rows]


def _with_director(network: Network) -> Q:
    """Answers about a pair of which the director is one: no proposal of the report, those never name the director."""
    return Q(a=network.director_id) | Q(b=network.director_id) if network.director_id else Q(pk=None)


@dataclass(frozen=True)
class MapOf:
    """Today's map of a network at one level, as a table and as what its script draws. `told`: which organisations work
    together, as was said in surveys.
    """

    table: MapTable
    ties: list[list[float]]
    told: list[tuple[str, str]]

    def payload(self) -> dict[str, Any]:
        """What the script draws, as JSON."""
        return as_payload(self.table, self.ties, self.told)


def mark_of_map(network: Network, level: str) -> tuple[int, str] | None:
    """Another for each map that is drawn; None where today's is still to be drawn."""
    kept = KeptMap.objects.filter(network=network, level=level, as_of=day_of(network))
    found = kept.values_list("pk", "made_at").first()
    return (found[0], found[1].isoformat()) if found else None


def map_of(network: Network, level: str, has_ties: bool = True) -> MapOf | None:
    """Today's map of `network`, in two queries; None where it is still to be drawn. At the level of organisations it
    holds nobody's name. A page, which shows the table, needs no ties: of 40,000 people they take a tenth of a second to
    read.
    """
    asked = ("nodes", "ties") if has_ties else ("nodes",)
    kept = KeptMap.objects.filter(network=network, level=level, as_of=day_of(network)).only(*asked).first()
    if kept is None:
        return None
    falling = sum(node[4] for node in kept.nodes if node[3] == DIRECTOR)  # what falls are the director's ties
    ties = kept.ties if has_ties else []
    if level == Level.PEOPLE:
        return MapOf(people_table(kept.nodes, falling, names_of(network)), ties, [])
    return MapOf(organisations_table(kept.nodes, falling), ties, told_ties(network))
