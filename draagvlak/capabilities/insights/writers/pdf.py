"""The report on paper: a tagged PDF (PDF/UA-1) by typst, with the sentences and strokes of the page."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.basics.paper import pages_of, set_paper
from draagvlak.capabilities.insights.wording import (
    heading,
    is_told,
    layer_name,
    paths_counted,
    remark,
    routes_heading,
    sections,
)
from draagvlak.capabilities.insights.wording.layers_carried import carried_rows

Json = dict[str, Any]
FILES = Path(__file__).parents[1] / "files"
TEMPLATE = FILES / "report.typ"
MOST_STROKES = 60  # of one count, as on the page; the figure beside them is always whole
MOST_ROUTES = (12, 6, 3, 1)  # of one layer, the most that leave it at two pages; how many more there are is said
MOST_PAGES = 2


def as_pdf(report: Json, title: str, addressee: str, language: str) -> bytes:
    """The letter in `language`, which is that of the sentences of `report`; `addressee` is a first name or function.

    Raises typst.TypstError, which would be a defect of ours.
    """
    for most in MOST_ROUTES:
        letter = json.dumps(_letter(report, title, addressee, language, most), ensure_ascii=False, allow_nan=False)
        if not _is_cut(report, most) or pages_of(TEMPLATE, {"letter": letter}) <= MOST_PAGES:
            break
    made_on = datetime.combine(date.fromisoformat(report["as_of"]), datetime.min.time(), UTC)
    return set_paper(TEMPLATE, {"letter": letter}, made_on)


def _is_cut(report: Json, most: int) -> bool:
    """Whether fewer ways than `most` would leave any out."""
    least = MOST_ROUTES[-1]
    return most > least and any(len(path["routes"]) > least for path in report["anchoring"]["paths"])


def _letter(report: Json, title: str, addressee: str, language: str, most: int) -> Json:
    anchored = report["anchoring"]
    return {
        "language": language,
        "title": title,
        "date": date_format(date.fromisoformat(report["as_of"]), "j F Y"),
        "greeting": _("Beste %(name)s,") % {"name": addressee},
        "sentence": anchored["sentence"],
        "next": anchored["next"],
        "picture": _picture(report),
        "ways": [_ways(path, most) for path in anchored["paths"] if path["routes"]],
        "sections": [asdict(section) for section in sections(report)],
        "carried": carried_on_paper(report["carrying"]),
        "words": {
            "who": routes_heading(report),
            "layer": _("Laag"),
            "on": _("Van begin tot einde"),
            "page": _("bladzijde"),
        },
    }


def carried_on_paper(layers: list[Json]) -> Json:
    """Ladders with their words; no rows where nothing is to be told."""
    rows = carried_rows(layers) if is_told(layers) else ()
    return {
        "alt": "; ".join(f"{row.name}: {row.word}" for row in rows),
        "rows": [
            {
                "layer": row.layer,
                "name": row.name,
                "level": row.level,
                "sentence": row.sentence,
                "remarks": " ".join(row.remarks),
                "survey": " ".join(row.survey),
                "apart": row.apart,
            }
            for row in rows
        ],
    }


def _picture(report: Json) -> Json:
    paths = report["anchoring"]["paths"]
    columns = {"with_director": _("met jou"), "without_director": _("zonder jou")}
    if report["director"]["id"] is None:
        columns = {"with_director": _("wegen")}
    rows = [
        {
            "layer": path["to"],
            "name": layer_name(path["to"]),
            "counts": [_count(path[key]) for key in columns],
            "remark": remark(report, path),
        }
        for path in paths
    ]
    counts = [", ".join(f"{head} {paths_counted(path[key])}" for key, head in columns.items()) for path in paths]
    said = [f"{layer_name(path['to'])}: {count}" for path, count in zip(paths, counts, strict=True)]
    return {
        "heading": heading(paths),
        "alt": f"{heading(paths)}. {'; '.join(said)}.",
        "heads": list(columns.values()),
        "rows": rows,
        "caption": _("Elke streep is één weg. Wegen delen niemand met elkaar."),
    }


def _count(count: int | None) -> Json:
    if not count:
        return {"strokes": 0, "figure": paths_counted(count)}
    return {"strokes": min(count, MOST_STROKES), "figure": f"… {count}" if count > MOST_STROKES else str(count)}


def _ways(path: Json, most: int) -> Json:
    routes = [" → ".join(person["name"] for person in way) for way in path["routes"]]
    more = len(routes) - most
    if more > 0:
        rest = ngettext("en nog %(count)s weg", "en nog %(count)s wegen", more) % {"count": more}
        routes = [*routes[:most], rest]
    return {"layer": path["to"], "name": layer_name(path["to"]), "routes": routes}
