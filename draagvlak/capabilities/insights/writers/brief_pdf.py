"""The brief for the board: one tagged A4 page by typst, in the name and with the logo of the authority."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from draagvlak.basics.paper import pages_of, set_paper
from draagvlak.capabilities.authorities.models import Logo
from draagvlak.capabilities.insights.wording import layer_name, paths_counted
from draagvlak.capabilities.insights.wording.layers_carried import CarriedRow

Json = dict[str, Any]
TEMPLATE = Path(__file__).parents[1] / "files" / "brief.typ"


@dataclass(frozen=True)
class Chosen:
    """A story for the board. `quotes`: words, and the name to say with them, "" for none."""

    title: str
    lead: str
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Brief:
    """`paths` are those of the report, without anybody on them; `layers` rest on evidence of bodies alone. `seen`: what
    was made visible, a line each.
    """

    as_of: date
    authority: str
    network: str
    logo: Logo | None
    sentence: str
    paths: list[Json]
    has_director: bool
    layers: tuple[CarriedRow, ...]
    asked: list[str]
    seen: tuple[str, ...] = ()
    story: Chosen | None = None


def as_brief(brief: Brief, language: str) -> bytes:
    """The page in `language`, that of the sentences of `brief`: of what was made visible as much as fits on it.

    Raises typst.TypstError, which would be our defect.
    """
    told = [json.dumps(_told(one, language), ensure_ascii=False, allow_nan=False) for one in _shorter(brief)]
    fits = next((one for one in told[:-1] if pages_of(TEMPLATE, {"brief": one}) == 1), told[-1])
    made_on = datetime.combine(brief.as_of, datetime.min.time(), UTC)
    return set_paper(TEMPLATE, {"brief": fits}, made_on)


def _shorter(brief: Brief) -> Iterator[Brief]:
    """The page itself, and then each time with less on it: quotes go first, from the last on."""
    yield brief
    if brief.story is not None:
        for count in reversed(range(len(brief.story.quotes))):
            yield replace(brief, story=replace(brief.story, quotes=brief.story.quotes[:count]))
        yield replace(brief, story=None)
    if brief.seen:
        yield replace(brief, story=None, seen=())


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
        "seen_heading": _("Wat zichtbaar werd"),
        "seen": list(brief.seen),
        "story": _story(brief.story) if brief.story else None,
        "asked_heading": _("Wat we jullie vragen"),
        "asked": brief.asked,
        "basis": _basis(brief) % {"day": date_format(brief.as_of, "j F Y")},
    }


def _story(story: Chosen) -> Json:
    quotes = [f"‘{words}’ — {name}" if name else f"‘{words}’" for words, name in story.quotes]
    return {"heading": _("Een verhaal: %(title)s") % {"title": story.title}, "lead": story.lead, "quotes": quotes}


def _basis(brief: Brief) -> str:
    if brief.story is not None and any(name for _words, name in brief.story.quotes):
        return _(
            "Wat een laag toont, steunt op gedateerd bewijs van organen. Een naam staat er alleen bij een citaat, "
            "zoals wie het zei dat wou. Cijfers tonen we pas vanaf vijf mensen. Zo stond het op %(day)s."
        )
    return _(
        "Wat een laag toont, steunt op gedateerd bewijs van organen. Namen van personen staan er niet in. "
        "Cijfers tonen we pas vanaf vijf mensen. Zo stond het op %(day)s."
    )


def _way(path: Json, has_director: bool) -> str:
    said = {"layer": capfirst(layer_name(path["to"])), "with": paths_counted(path["with_director"])}
    if not has_director:
        return _("%(layer)s: %(with)s") % said
    without = paths_counted(path["without_director"])
    return _("%(layer)s: %(with)s, zonder de regisseur %(without)s") % {**said, "without": without}
