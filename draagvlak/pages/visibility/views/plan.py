"""The plan of visible steps, one layer of it, the story for the board, and taking back what was done."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.visibility.actions.board import choose_board_story
from draagvlak.capabilities.visibility.actions.undoing import undo_step
from draagvlak.capabilities.visibility.queries.board import board_story
from draagvlak.capabilities.visibility.queries.choosing import stories_to_choose
from draagvlak.capabilities.visibility.queries.plan import layer_page, plan_of
from draagvlak.capabilities.visibility.queries.proposals import proposals
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, sent, taken_back, who
from draagvlak.pages.visibility.forms.steps import BoardForm
from draagvlak.pages.visibility.views.telling import READ, WRITE, address, answer


@require_GET
@in_network(may=READ)
def plan(request: Visit) -> HttpResponse:
    may_write, may_brief = may(request, WRITE), may(request, "network.read_brief")
    context = {
        "title": _("Wat zichtbaar wordt"),
        "layers": plan_of(request.user, request.network),
        "proposals": proposals(request.network) if may_write else (),
        "board": board_story(request.network) if may_brief else None,
        "may_write": may_write,
        "may_brief": may_brief,
        "may_evidence": may(request, "support.read_evidence"),
    }
    return render(request, "visibility/plan.html", context)


@require_GET
@in_network(may=READ)
def layer(request: Visit, layer: str) -> HttpResponse:
    if layer not in Layer.values:
        raise Http404
    found = layer_page(request.user, request.network, layer, request.GET.get("pagina", ""))
    context = {"title": _("Wat zichtbaar wordt: %(layer)s") % {"layer": found.title}, "layer": layer, "found": found}
    return render(request, "visibility/layer.html", context | {"may_write": may(request, WRITE)})


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def board(request: Visit) -> HttpResponse:
    stories = stories_to_choose(request.network, only_read=True)

    def begins() -> dict[str, object]:
        now = board_story(request.network)
        return {"story": str(now.story_id), "version": now.version} if now else {"version": 0}

    form = BoardForm(stories, sent(request), initial=begins())

    def save(step: str) -> None:
        choose_board_story(*who(request), form.at_version, form.chosen, step)

    context = {"title": _("Verhaal voor het bestuur"), "has_stories": bool(stories)}
    page = Page("visibility/board.html", form, context, begins)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "plan"))


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    def undone() -> None:
        undo_step(*who(request), step)
        outdate_report(*who(request))

    return taken_back(request, undone, address(request, "plan"))
