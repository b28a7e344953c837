"""The sentences about the conversations to have: who meets, through whom, and what comes of it, as counts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.conversations.effects import Conversation
from draagvlak.analysis.report import Report
from draagvlak.capabilities.insights.wording.words import Names, layer_name, listed, paths_counted

REVIVED = "revive"


def talks_heading(count: int) -> str:
    return _("Drie gesprekken voor deze maand") if count == 3 else _("Met wie nu praten")


def conversation(found: Conversation, report: Report, names: Names) -> str:
    return " ".join(talk_parts(found, report, names))


def talk_parts(found: Conversation, report: Report, names: Names) -> list[str]:
    """What to do, then who introduces, what comes of it, and where it is a big step that too."""
    values = {"a": names.get(found.a, found.a), "b": names.get(found.b, found.b)}
    if found.kind == REVIVED:
        said = [_("Breng %(a)s en %(b)s weer samen: hun band werd stil.") % values]
    else:
        said = [_("Breng %(a)s en %(b)s samen.") % values]
    said += [_introduced(found, report, names), effect(found, report), _far_step(found, report, names)]
    return [part for part in said if part]


def _introduced(found: Conversation, report: Report, names: Names) -> str:
    if not found.introducer:
        return ""
    if found.introducer == report.director:
        return _("Jij kent hen allebei.")
    return _("%(name)s kent hen allebei.") % {"name": names.get(found.introducer, found.introducer)}


def effect(found: Conversation, report: Report) -> str:
    """What the conversation adds, as a count: by itself, with those it needs, or in people who reach each other."""
    if found.steps > 1:
        return _first_of(found)
    if found.together_with:
        return _together(found, report)
    if found.after > found.before:
        return _new_way(found, report)
    return _joined(found, report)


def _joined(found: Conversation, report: Report) -> str:
    if not found.joined:
        return _("Op zichzelf komt er geen weg bij; de twee kennen elkaar dan rechtstreeks.")
    values = {"count": found.joined}
    if report.director is None:
        return (
            ngettext(
                "Dan bereikt %(count)s paar mensen elkaar dat elkaar nu niet bereikt.",
                "Dan bereiken %(count)s paren mensen elkaar die elkaar nu niet bereiken.",
                found.joined,
            )
            % values
        )
    return (
        ngettext(
            "Dan bereikt %(count)s paar mensen elkaar dat elkaar nu zonder jou niet bereikt.",
            "Dan bereiken %(count)s paren mensen elkaar die elkaar nu zonder jou niet bereiken.",
            found.joined,
        )
        % values
    )


def _new_way(found: Conversation, report: Report) -> str:
    first = {
        1: _("Dan is er een eerste weg naar %(layer)s"),
        2: _("Dan is er een tweede weg naar %(layer)s"),
        3: _("Dan is er een derde weg naar %(layer)s"),
    }[found.after]
    return first % {"layer": layer_name(found.layer)} + " " + _from_to(found, report)


def _from_to(found: Conversation, report: Report) -> str:
    values = {"before": found.before, "after": paths_counted(found.after)}
    if report.director is None:
        return _("(van %(before)s naar %(after)s).") % values
    return _("(van %(before)s naar %(after)s zonder jou).") % values


def _together(found: Conversation, report: Report) -> str:
    """A way that takes several conversations: said of each, with the others it needs."""
    ranks = listed([str(place + 1) for place in found.together_with])
    values = {"talks": ranks, "layer": layer_name(found.layer)}
    if len(found.together_with) > 1:
        first = _("Samen met gesprekken %(talks)s komt er een weg bij naar %(layer)s") % values
    else:
        first = _("Samen met gesprek %(talks)s komt er een weg bij naar %(layer)s") % values
    return f"{first} {_from_to(found, report)}"


def _first_of(found: Conversation) -> str:
    """The first introduction of a chain: no way yet, and how many it takes."""
    values = {"layer": layer_name(found.layer), "steps": found.steps}
    return (
        _(
            "Eén gesprek volstaat nog niet. Dit is de eerste stap naar %(layer)s: "
            "een weg erbij vraagt minstens %(steps)s kennismakingen."
        )
        % values
    )


def _far_step(found: Conversation, report: Report, names: Names) -> str:
    """Their layers lie far apart: say so, and with whom to prepare it."""
    if not found.far:
        return ""
    if not found.introducer or found.introducer == report.director:
        return _("Dit is een grote stap: bereid hem voor door elk van beiden eerst apart te spreken.")
    name = names.get(found.introducer, found.introducer)
    return _("Dit is een grote stap: bereid hem voor door eerst met %(name)s te praten.") % {"name": name}
