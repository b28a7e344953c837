"""Results: the list, one of them, noting and changing it, and saying of which actions it came."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.actions import links, results
from draagvlak.capabilities.policy.actions.undoing import undo_step
from draagvlak.capabilities.policy.queries import indicators as measured
from draagvlak.capabilities.policy.queries import results as queries
from draagvlak.capabilities.policy.wording.figures import whole
from draagvlak.capabilities.stories.queries.stories import stories_of_results
from draagvlak.pages.plan.forms.noted import REFUSALS
from draagvlak.pages.plan.forms.results import ActionForm, ResultForm, result_begins
from draagvlak.pages.plan.views.noting import (
    OF_RESULTS,
    READ,
    READ_STORIES,
    SMALL,
    WRITE,
    address,
    answer,
    done,
)
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, new_step, refused, sent, taken_back, there, who


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    only_without = request.GET.get("zonder") == "actie"
    found = queries.results_page(request.network, only_without, request.GET.get("pagina", ""))
    context = {"title": _("Resultaten"), "found": found, "only_without": only_without}
    return render(request, "plan/results.html", context | {"may_write": may(request, WRITE)})


@require_GET
@in_network(may=READ)
def one(request: Visit, result: int) -> HttpResponse:
    row = there(queries.result_at(request.network, result))
    linked = queries.links_of_result(row)
    context = {
        "title": row.title,
        "row": row,
        "cost": "" if row.cost is None else whole("money", row.cost),
        "links": [link for link in linked if link.until is None],
        "ended": [link for link in linked if link.until is not None],
        "indicators": measured.indicators_of(request.network, may(request, SMALL), result=row),
        "stories": stories_of_results(request.user, request.network, [row.pk]),
        "may_write": may(request, WRITE),
        "may_read_stories": may(request, READ_STORIES),
    }
    return render(request, "plan/result.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def note(request: Visit) -> HttpResponse:
    first = {"on": day_of(request.network), "action": request.GET.get("actie", "")}
    data = sent(request)
    form = ResultForm(queries.actions_to_choose(request.network), data, initial=first)

    def save(step: str) -> None:
        results.note_result(*who(request), form.came(), step)

    page = Page("plan/result_form.html", form, {"title": _("Noteer een resultaat")})
    return answer(request, page, save, _("Genoteerd."), lambda: address(request, "results"))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, result: int) -> HttpResponse:
    row = there(queries.result_at(request.network, result))
    form = ResultForm(None, sent(request), initial=result_begins(row))

    def save(step: str) -> None:
        results.change_result(*who(request), (result, form.at_version), form.came(), step)

    def now() -> dict[str, Any]:
        return result_begins(there(queries.result_at(request.network, result)))

    page = Page("plan/result_form.html", form, {"title": _("Pas dit resultaat aan"), "row": row}, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "result", result))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, result: int) -> HttpResponse:
    there(queries.result_at(request.network, result))
    step = new_step()
    try:
        results.remove_result(*who(request), result, step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), address(request, "result", result))
    return done(request, _("Weggehaald."), address(request, "results"), step)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def link(request: Visit, result: int) -> HttpResponse:
    row = there(queries.result_at(request.network, result))
    linked = [one.action.pk for one in queries.links_of_result(row) if one.until is None]
    choices = queries.actions_to_choose(request.network, () if request.method == "POST" else linked)
    form = ActionForm(choices, sent(request))

    def save(step: str) -> None:
        links.link_result(*who(request), int(form.cleaned_data["action"]), result, step)

    has_undo = form.data.get("action") not in {str(key) for key in linked}
    context = {"title": _("Van welke actie kwam dit?"), "row": row, "has_actions": bool(choices)}
    page = Page("plan/result_link.html", form, context)
    undo = OF_RESULTS if has_undo else ""
    return answer(request, page, save, _("Verbonden."), lambda: address(request, "result", result), undo)


@require_POST
@in_network(may=WRITE)
def unlink(request: Visit, result: int, came_link: int) -> HttpResponse:
    row, to, step = there(queries.link_at(request.network, result, came_link)), address(request, "result", result), ""
    if row.until is None:  # a second click ends it once
        step = new_step()
        links.end_link(*who(request), came_link, step)
    said = _("Losgemaakt. Dat het verbonden was, blijft te lezen.")
    return done(request, said, to, step)


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_step(*who(request), step), address(request, "results"))


def of_action(request: Visit, action: Any) -> dict[str, Any]:
    """What plan/of_action.html needs: what came of an action (a row), what is measured of it, and what is told."""
    came = queries.results_of_action(action)
    return {
        "action": action,
        "came": came,
        "indicators": measured.indicators_of(request.network, may(request, SMALL), action=action),
        "stories": stories_of_results(request.user, request.network, [link.result.pk for link in came]),
        "may_write": may(request, WRITE),
        "may_read_stories": may(request, READ_STORIES),
    }
