"""The sentences about the conversations to have: who meets, through whom, and what comes of it, as counts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.conversations import Conversation
from draagvlak.analysis.report import Report
from draagvlak.capabilities.insights.wording.words import Names, layer_name, paths_counted

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
    said += [_introduced(found, report, names), effect(found, report), _far_step(found)]
    return [part for part in said if part]


def _introduced(found: Conversation, report: Report, names: Names) -> str:
    if not found.introducer:
        return ""
    if found.introducer == report.director:
        return _("Jij kent hen allebei.")
    return _("%(name)s kent hen allebei.") % {"name": names.get(found.introducer, found.introducer)}


def effect(found: Conversation, report: Report) -> str:
    """What the conversation adds by itself, as a count; where that is nothing, what the whole proposal adds."""
    if found.after > found.before:
        return _new_way(found, report)
    if found.joined > 0:
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
    return _together(report)


def _new_way(found: Conversation, report: Report) -> str:
    values = {"before": found.before, "after": paths_counted(found.after), "layer": layer_name(found.layer)}
    if found.after == found.before + 1 and found.before in {0, 1, 2}:
        first = {
            0: _("Dan is er een eerste weg naar %(layer)s"),
            1: _("Dan is er een tweede weg naar %(layer)s"),
            2: _("Dan is er een derde weg naar %(layer)s"),
        }[found.before]
    else:
        first = _("Dan komen er wegen bij naar %(layer)s")
    if report.director is None:
        return first % values + " " + _("(van %(before)s naar %(after)s).") % values
    return first % values + " " + _("(van %(before)s naar %(after)s zonder jou).") % values


def _together(report: Report) -> str:
    now = sum(min(3, without) for _with, without in report.anchoring.paths.values())
    more = sum(report.proposal.sorted_paths) - now
    if more <= 0:
        return _("Op zichzelf komt er geen weg bij; de twee kennen elkaar dan rechtstreeks.")
    return ngettext(
        "Samen met de andere gesprekken komt er %(count)s weg bij.",
        "Samen met de andere gesprekken komen er %(count)s wegen bij.",
        more,
    ) % {"count": more}


def _far_step(found: Conversation) -> str:
    if not found.far:
        return ""
    return _("Dat is een grote stap: bereid het voor met wie dicht bij beiden staat.")
