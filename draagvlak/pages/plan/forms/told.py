"""What the page about a file with a plan tells: how much was read, what asks for attention, what it would do."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from draagvlak.capabilities.exchange.mapping.plans.listing import ListedPlan
from draagvlak.capabilities.exchange.readers.table import Note
from draagvlak.capabilities.exchange.wording import sentence
from draagvlak.capabilities.policy.queries.comparing import Changed, Comparison

MOST_NOTES, MOST_CHANGES = 50, 30
PARTS: dict[str, "Promise | str"] = {
    "code": gettext_lazy("code"),
    "title": gettext_lazy("titel"),
    "text": gettext_lazy("omschrijving"),
    "priority": gettext_lazy("prioritair"),
    "state": gettext_lazy("hoe ver het is"),
    "who": gettext_lazy("wie het doet"),
    "begins_on": gettext_lazy("begin"),
    "ends_on": gettext_lazy("einde"),
    "action_plan": gettext_lazy("staat onder een ander actieplan"),
    "until": gettext_lazy("staat weer in het plan"),
}


def told(listed: ListedPlan) -> dict[str, Any]:
    """The sentence on top, and the notes; of many the first, and how many more."""
    found: dict[str, Any] = {"lead": _lead(listed), "actions": listed.counts[2], "any": bool(listed.objectives)}
    for part in ("skipped", "partly", "warnings"):
        notes = getattr(listed, part)
        found[part] = _said(notes[:MOST_NOTES])
        found[f"more_{part}"] = max(0, len(notes) - MOST_NOTES)
    return found


def counted(counts: Sequence[int]) -> str:
    """How much of each level."""
    objectives = ngettext("%(count)s doelstelling", "%(count)s doelstellingen", counts[0]) % {"count": counts[0]}
    plans = ngettext("%(count)s actieplan", "%(count)s actieplannen", counts[1]) % {"count": counts[1]}
    actions = ngettext("%(count)s actie", "%(count)s acties", counts[2]) % {"count": counts[2]}
    said = {"objectives": objectives, "plans": plans, "actions": actions}
    return _("%(objectives)s, %(plans)s en %(actions)s") % said


def told_against(comparison: Comparison) -> dict[str, Any]:
    """What the file would do to a plan that is there."""
    pairs = (
        (_("Nieuw: %(what)s."), comparison.new),
        (_("Anders: %(what)s."), len(comparison.changed)),
        (_("Al hetzelfde: %(what)s."), comparison.same),
    )
    said = [text % {"what": _actions(count)} for text, count in pairs if count]
    if comparison.missing:
        what = {"what": _actions(comparison.missing)}
        said.append(_("Niet in je bestand: %(what)s. Wat niet in je bestand staat, blijft.") % what)
    shown = [(str(one.action), _changes(one)) for one in comparison.changed[:MOST_CHANGES]]
    return {"sentences": said, "changes": shown, "more": max(0, len(comparison.changed) - MOST_CHANGES)}


def _actions(count: int) -> str:
    return ngettext("%(count)s actie", "%(count)s acties", count) % {"count": count}


def _changes(one: Changed) -> str:
    parts = [str(PARTS[part]) for part in one.parts]
    years = ", ".join(map(str, one.years))
    return ", ".join([*parts, *([_("bedragen van %(years)s") % {"years": years}] if years else [])])


def _lead(listed: ListedPlan) -> str:
    if not listed.objectives:
        return _("In dit bestand vonden we nog geen doelstellingen of acties.")
    left, total = len(listed.skipped), listed.rows_read
    rows = {"read": total - left, "total": total, "left": left}
    if not left:
        said = _("We lazen alle %(total)s rijen.") % rows
    else:
        attention = ngettext("%(left)s rij vraagt je aandacht.", "%(left)s rijen vragen je aandacht.", left)
        said = " ".join([_("We lazen %(read)s van %(total)s rijen.") % rows, attention % rows])
    return " ".join([said, _("Daarin staan %(what)s.") % {"what": counted(listed.counts)}])


def _said(notes: Sequence[Note]) -> list[dict[str, Any]]:
    return [{"sheet": note.sheet, "row": note.row, "sentence": sentence(note)} for note in notes]
