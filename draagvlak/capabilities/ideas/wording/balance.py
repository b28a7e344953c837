"""What may be said of free space, policy and results: counts and what they count, without praise or blame."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from draagvlak.analysis.stretches import Stretch
from draagvlak.analysis.trace import Counts

# Side by side: for each of the three, its name and what is counted of it, by the names of `Counts`.
PARTS: dict[str, tuple[Promise, dict[str, Promise]]] = {
    "space": (
        gettext_lazy("Vrije ruimte"),
        {
            "free_ideas": gettext_lazy("Ideeën los van een plan"),
            "linked_ideas": gettext_lazy("Ideeën opgenomen in een actie"),
        },
    ),
    "policy": (
        gettext_lazy("Beleid"),
        {
            "actions_with_idea": gettext_lazy("Acties met een idee"),
            "actions_without_idea": gettext_lazy("Acties zonder idee"),
            "actions_without_result": gettext_lazy("Acties zonder resultaat"),
        },
    ),
    "results": (
        gettext_lazy("Resultaten"),
        {
            "results_with_action": gettext_lazy("Resultaten van een actie"),
            "results_without_action": gettext_lazy("Resultaten zonder actie"),
            "ideas_that_reached_a_result": gettext_lazy("Ideeën die tot een resultaat kwamen"),
        },
    ),
}
EIGHT = tuple((key, name) for _title, counted in PARTS.values() for key, name in counted.items())


def sentences(part: str, found: Counts) -> tuple[str, ...]:
    """The first is the one that stands large; what cannot be there is not said."""
    return {"space": _of_space, "policy": _of_policy, "results": _of_results}[part](found)


def _of_space(found: Counts) -> tuple[str, ...]:
    if not found.ideas:
        return (_("Je ziet hier nog geen ideeën."),)
    free = ngettext(
        "%(count)s idee broedt los van een plan. Dat mag.",
        "%(count)s ideeën broeden los van een plan. Dat mag.",
        found.free_ideas,
    )
    linked = ngettext(
        "%(count)s idee is opgenomen in een actie.",
        "%(count)s ideeën zijn opgenomen in een actie.",
        found.linked_ideas,
    )
    first = free % {"count": found.free_ideas} if found.free_ideas else _("Geen idee broedt nu los van een plan.")
    return first, linked % {"count": found.linked_ideas}


def _of_policy(found: Counts) -> tuple[str, ...]:
    if not found.actions:
        return (_("Er staan nog geen acties in een plan."),)
    actions = ngettext("%(count)s actie staat in een plan.", "%(count)s acties staan in een plan.", found.actions)
    with_idea = ngettext("%(count)s nam een idee op.", "%(count)s namen een idee op.", found.actions_with_idea)
    without = ngettext(
        "%(count)s kwam er zonder idee dat je ziet. Ook dat mag.",
        "%(count)s kwamen er zonder idee dat je ziet. Ook dat mag.",
        found.actions_without_idea,
    )
    waiting = ngettext(
        "Bij %(count)s actie is nog geen resultaat genoteerd. Dat kan nog komen.",
        "Bij %(count)s acties is nog geen resultaat genoteerd. Dat kan nog komen.",
        found.actions_without_result,
    )
    said = [actions % {"count": found.actions}, with_idea % {"count": found.actions_with_idea}]
    said += [without % {"count": found.actions_without_idea}] if found.actions_without_idea else []
    said += [waiting % {"count": found.actions_without_result}] if found.actions_without_result else []
    return tuple(said)


def _of_results(found: Counts) -> tuple[str, ...]:
    if not found.results:
        return (_("Er is nog geen resultaat genoteerd."),)
    results = ngettext("%(count)s resultaat is genoteerd.", "%(count)s resultaten zijn genoteerd.", found.results)
    came = ngettext("%(count)s kwam van een actie.", "%(count)s kwamen van een actie.", found.results_with_action)
    beside = ngettext(
        "%(count)s kwam er zonder actie in een plan. Ook dat telt.",
        "%(count)s kwamen er zonder actie in een plan. Ook dat telt.",
        found.results_without_action,
    )
    reached = ngettext(
        "%(count)s idee kwam via een actie tot een resultaat.",
        "%(count)s ideeën kwamen via een actie tot een resultaat.",
        found.ideas_that_reached_a_result,
    )
    said = [results % {"count": found.results}, came % {"count": found.results_with_action}]
    said += [beside % {"count": found.results_without_action}] if found.results_without_action else []
    said += [reached % {"count": found.ideas_that_reached_a_result}] if found.ideas_that_reached_a_result else []
    return tuple(said)


def stretch_name(one: Stretch) -> str:
    said = {"number": one.number, "year": one.year}
    return _("%(year)s, %(number)se kwartaal") % said if one.of == 4 else _("%(year)s, %(number)se helft") % said


def over_time(counts: Sequence[int], first: str) -> str:
    """`counts` at the end of each stretch; `first` names the one that begins."""
    was, now = counts[0], counts[-1]
    said = {"was": was, "now": now, "first": first}
    if len(counts) == 1:
        return _("Nu %(now)s.") % said
    if was == now:
        return _("Nu %(now)s, zoals toen (%(first)s).") % said
    return _("Van %(was)s (%(first)s) naar %(now)s nu.") % said


def which_ideas(reads_ideas: bool) -> str:
    """Said wherever ideas are counted."""
    if not reads_ideas:
        return _("Ideeën tellen hier niet mee: in jouw rol zie je er geen.")
    return _(
        "Van ideeën tellen alleen die jij mag zien: de jouwe, die waar je bij gevraagd bent, en die voor jou openstaan."
    )
