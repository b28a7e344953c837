"""The map as its script draws it: bands, nodes in the order of the table, ties by number, and the words it says."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.analysis.drawing.layout import BANDS
from draagvlak.capabilities.insights.wording.mapped import ties_counted
from draagvlak.capabilities.insights.writers.map_table import MapTable

Ties = list[list[float]]


def as_payload(table: MapTable, ties: Ties, told: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """Nodes are [number, name, organisation, layers, people, band, x, y, state, ties], `layers` an index in `layers`.

    Ties are [node, node, strength, falls] with nodes counted in the order of `nodes`, not by number. Words that many
    share stand once: those of layers, and of each count of ties. `told`: organisations by name that work together, as
    was said in a survey; those that have no tie are drawn by [node, node].
    """
    at = {row.number: n for n, row in enumerate(table.rows)}
    drawn = [[at[int(a)], at[int(b)], round(s, 1), falls] for a, b, s, falls in ties if a in at and b in at]
    count = Counter(end for a, b, *_rest in drawn for end in (a, b))
    layers = {words: n for n, words in enumerate(dict.fromkeys(row.layers for row in table.rows))}
    nodes = [
        [
            row.number,
            row.name,
            row.organisation,
            layers[row.layers],
            row.people,
            BANDS.index(row.layer),
            row.x,
            row.y,
            row.state,
            count[n],
        ]
        for n, row in enumerate(table.rows)
    ]
    return {
        "bands": [{"at": band.at, "layer": band.layer} for band in table.bands],
        "layers": list(layers),
        "nodes": nodes,
        "ties": drawn,
        "told": _told(table, told, {frozenset(tie[:2]) for tie in drawn}),
        "words": {
            "falls": _("komt los te staan"),
            "loose": _("staat nu al los"),
            "held": _("blijft verbonden"),
            "director": _("is even weg"),
            "ties": {number: ties_counted(number) for number in sorted({0, *count.values()})},
        },
    }


def _told(table: MapTable, pairs: Iterable[tuple[str, str]], drawn: set[frozenset[Any]]) -> list[list[int]]:
    """Between the first row of each of both, where no tie is drawn."""
    at: dict[str, int] = {}
    for n, row in enumerate(table.rows):
        at.setdefault(row.name, n)
    ends = ([at[a], at[b]] for a, b in pairs if a in at and b in at)
    return [pair for pair in ends if frozenset(pair) not in drawn]
