"""The map as its script draws it: bands, nodes in the order of the table, ties by number, and the words it says."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.analysis.layout import BANDS
from draagvlak.capabilities.insights.writers.map_table import MapTable

Ties = list[list[float]]


def as_payload(table: MapTable, ties: Ties) -> dict[str, Any]:
    """Nodes are [number, name, said, searched, band, x, y, state, ties]; `said` is read out when one is focused.

    Ties are [node, node, strength, falls] with nodes counted in the order of `nodes`, not by number.
    """
    at = {row.number: n for n, row in enumerate(table.rows)}
    drawn = [[at[int(a)], at[int(b)], strength, falls] for a, b, strength, falls in ties if a in at and b in at]
    count = Counter(end for a, b, *_rest in drawn for end in (a, b))
    nodes = [
        [
            row.number,
            row.name,
            ", ".join(part for part in (row.name, row.organisation, row.layers, row.people, row.ties) if part),
            row.searched,
            BANDS.index(row.layer),
            row.x,
            row.y,
            row.state,
            count[n],
        ]
        for n, row in enumerate(table.rows)
    ]
    return {
        "bands": [{"at": band.at, "shape": band.shape, "name": band.name, "layer": band.layer} for band in table.bands],
        "nodes": nodes,
        "ties": drawn,
        "words": {
            "falls": _("komt los te staan"),
            "loose": _("staat nu al los"),
            "held": _("blijft verbonden"),
            "director": _("is even weg"),
        },
    }
