"""The brief for the board: one tagged A4 page by typst, in the name and with the logo of the authority."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from draagvlak.basics.paper import set_paper
from draagvlak.capabilities.authorities.models import Logo
from draagvlak.capabilities.insights.wording import layer_name, paths_counted
from draagvlak.capabilities.insights.wording.layers_carried import CarriedRow

Json = dict[str, Any]
TEMPLATE = Path(__file__).parents[1] / "files" / "brief.typ"


@dataclass(frozen=True)
class Brief:
    """`paths` are those of the report, without anybody on them; `layers` rest on evidence of bodies alone."""

    as_of: date
    authority: str
    network: str
    logo: Logo | None
    sentence: str
    paths: list[Json]
    has_director: bool
    layers: tuple[CarriedRow, ...]
    asked: list[str]


def as_brief(brief: Brief, language: str) -> bytes:
    """The page in `language`, that of the sentences of `brief`. Raises typst.TypstError, which would be our defect."""
    told = json.dumps(_told(brief, language), ensure_ascii=False, allow_nan=False)
    made_on = datetime.combine(brief.as_of, datetime.min.time(), UTC)
    return set_paper(TEMPLATE, {"brief": told}, made_on)


def _told(brief: Brief, language: str) -> Json:
    logo = brief.logo
    return {
        "language": language,
        "title": _("Het netwerk op één bladzijde: %(network)s") % {"network": brief.network},
        "authority": brief.authority,
        "network": brief.network,
        "date": date_format(brief.as_of, "j F Y"),
        "logo": {"kind": logo.kind, "bytes": list(bytes(logo.content))} if logo else None,
        "logo_alt": _("Logo van %(authority)s") % {"authority": brief.authority},
        "sentence": brief.sentence,
        "ways_heading": _("Wegen van mensen in armoede naar elke laag"),
        "ways": [_way(path, brief.has_director) for path in brief.paths],
        "carried_heading": _("Wie staat erachter"),
        "alt": "; ".join(f"{row.name}: {row.word}" for row in brief.layers),
        "layers": [
            {
                "layer": row.layer,
                "name": capfirst(row.name),
                "level": row.level,
                "sentence": row.sentence,
                "survey": list(row.survey),
                "apart": row.apart,
            }
            for row in brief.layers
        ],
        "asked_heading": _("Wat we jullie vragen"),
        "asked": brief.asked,
        "basis": _(
            "Wat een laag toont, steunt op gedateerd bewijs van organen. Namen van personen staan er niet in. "
            "Cijfers tonen we pas vanaf vijf mensen. Zo stond het op %(day)s."
        )
        % {"day": date_format(brief.as_of, "j F Y")},
    }


def _way(path: Json, has_director: bool) -> str:
    said = {"layer": capfirst(layer_name(path["to"])), "with": paths_counted(path["with_director"])}
    if not has_director:
        return _("%(layer)s: %(with)s") % said
    without = paths_counted(path["without_director"])
    return _("%(layer)s: %(with)s, zonder de regisseur %(without)s") % {**said, "without": without}
