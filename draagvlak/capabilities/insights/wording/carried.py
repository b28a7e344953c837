"""The sentences about being carried: where each layer stands, on what, and the conversation that comes next."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.carrying import LayerLevel, order_of
from draagvlak.analysis.records import Change, Support
from draagvlak.analysis.report import Report
from draagvlak.analysis.support import SupportTalk
from draagvlak.capabilities.insights.wording.words import Names, layer_name
from draagvlak.capabilities.support.wording import kit, levels


def carried_sentence(layer: str, level: LayerLevel, support: Support) -> str:
    """Where a layer stands, as LANGUAGE §3 says it."""
    shown = level.shown_by
    signs = {shown.id: levels.Sign(support.signs[shown.id].kind, shown.on, shown.until)} if shown else {}
    return levels.level_sentence(layer, level, signs)


def carried_remarks(level: LayerLevel, change: Change | None) -> list[str]:
    """What else is to be known of it: of how many, what is stale or contested, when it drops, what to win again."""
    said = [levels.certainty(level), _split(level), _stale(level), levels.contested(level), levels.runs_out(level)]
    if change and order_of(level.level) < order_of(change.before):
        said.append(levels.won_again(change.on, change.before))
    return [one for one in said if one]


def remarks_without_counts(level: LayerLevel) -> list[str]:
    """The same for who may see no count of fewer than five people: a layer is often that small."""
    return [one for one in (levels.contested(level), levels.runs_out(level)) if one]


def _split(level: LayerLevel) -> str:
    """Where some stand behind it and others are in the way, and neither is half."""
    if not level.opposing or level.opposing == level.known:
        return ""
    said = ngettext("%(count)s persoon of orgaan remt af.", "%(count)s personen of organen remmen af.", level.opposing)
    return said % {"count": level.opposing}


def _stale(level: LayerLevel) -> str:
    if not level.stale:
        return ""
    said = ngettext(
        "Van %(count)s persoon of orgaan is al het bewijs verlopen.",
        "Van %(count)s personen of organen is al het bewijs verlopen.",
        level.stale,
    )
    return said % {"count": level.stale}


def nothing_noted() -> str:
    return _("Er is nog geen bewijs van steun genoteerd. Hoe gedragen het netwerk is, weten we dus niet.")


def support_talk(talk: SupportTalk, report: Report, names: Names, serves: list[int]) -> list[str]:
    """Why this layer, who has the conversation with whom, and which proposals (ranks) serve it too."""
    said = [_why(talk, report.carried.levels[talk.layer]), _with_whom(talk, report, names), _serves(serves)]
    return [one for one in said if one]


def support_questions(talk: SupportTalk) -> list[str]:
    return kit.questions(talk.level)


def support_aim(talk: SupportTalk) -> str:
    return kit.aim(talk.level)


def _why(talk: SupportTalk, level: LayerLevel) -> str:
    said = {"layer": layer_name(talk.layer)}
    if talk.drops and level.drops_on:
        values = said | {"day": levels.day_word(_last_day(level.drops_on))}
        return _("Praat met %(layer)s: het bewijs van steun geldt nog tot en met %(day)s.") % values
    if level.stale and talk.level is None:
        return _("Praat met %(layer)s: het bewijs van steun is verlopen.") % said
    if talk.level is None:
        return _("Praat met %(layer)s: we weten niet of die laag achter het netwerk staat.") % said
    return _("Praat met %(layer)s: van alle lagen is daar nu de meeste steun te winnen.") % said


def _last_day(drops_on: date) -> date:
    return date.fromordinal(drops_on.toordinal() - 1)


def _with_whom(talk: SupportTalk, report: Report, names: Names) -> str:
    if talk.whom is None or talk.through is None:
        return _("Wie jou daar kan voorstellen, weten we nog niet. Zoek dat eerst uit.")
    values = {"whom": names.get(talk.whom, talk.whom), "through": names.get(talk.through, talk.through)}
    if talk.through == report.director:
        return _("Jij hebt de sterkste band, met %(whom)s.") % values
    return _("%(through)s heeft de sterkste band, met %(whom)s. Vraag om het gesprek samen te voeren.") % values


def _serves(ranks: list[int]) -> str:
    if not ranks:
        return ""
    return _("Gesprek %(number)s hierboven brengt ook een weg naar die laag: begin daar.") % {"number": ranks[0]}
