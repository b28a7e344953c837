"""An idea is taken up in an action, seen from the one and from the other, and let go of it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.ideas.actions import linking as actions
from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.ideas.queries.linking import LINK, action_at, actions_to_link, ideas_to_link, may_link
from draagvlak.pages.ideas.forms.linking import LinkForm, by_plan
from draagvlak.pages.ideas.views.telling import HAVE, READ, address, answer, found
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, sent, there, told, who


@require_http_methods(["GET", "POST"])
@in_network(may=READ)
def link(request: Visit, idea: str) -> HttpResponse:
    row = _linkable(request, idea)
    choices = by_plan(actions_to_link(request.network, row))
    form = LinkForm(_("Welke actie?"), choices, sent(request))

    def save(step: str) -> str:
        actions.link(*who(request), idea, int(form.cleaned_data["chosen"]), step)
        return address(request, "undo_link", idea, step)

    context = {"title": _("Verbind met een actie"), "idea": row, "has_any": bool(choices), "back": _at(request, idea)}
    page = Page("ideas/link.html", form, context)
    return answer(request, page, save, _("Verbonden."), lambda: _at(request, idea))


@require_http_methods(["GET", "POST"])
@in_network(may=READ)
def of_action(request: Visit, action: int) -> HttpResponse:
    """The same, from the action: out of the ideas that one may see."""
    row = there(action_at(request.network, action) if may(request, LINK) or may(request, HAVE) else None)
    see(*who(request), list(ideas_to_link(request.user, row).values_list("pk", flat=True)))
    ideas = ideas_to_link(request.user, row)
    form = LinkForm(_("Welk idee?"), [(one.key, one.title) for one in ideas], sent(request))

    def save(step: str) -> str:
        actions.link(*who(request), form.cleaned_data["chosen"], action, step)
        return address(request, "undo_link", form.cleaned_data["chosen"], step)

    context = {"title": _("Verbind met een idee"), "action": row, "has_any": bool(ideas)}
    page = Page("ideas/link.html", form, context | {"back": address(request, "list")})

    def to() -> str:
        return _at(request, form.cleaned_data["chosen"])

    return answer(request, page, save, _("Verbonden."), to)


@require_POST
@in_network(may=READ)
def undo(request: Visit, idea: str, step: str) -> HttpResponse:
    _linkable(request, idea)
    try:
        actions.undo_link(*who(request), idea, step)
    except LookupError:
        there(None)
    return told(request, _("Ongedaan gemaakt. Ze zijn niet meer verbonden."), _at(request, idea))


@require_POST
@in_network(may=READ)
def unlink(request: Visit, idea: str, action: int) -> HttpResponse:
    _linkable(request, idea)
    try:
        actions.unlink(*who(request), idea, action)
    except LookupError:
        there(None)
    said = _("Vanaf morgen niet meer verbonden. Dat ze het waren, blijft staan.")
    return told(request, said, _at(request, idea), address(request, "link_again", idea, action))


@require_POST
@in_network(may=READ)
def link_again(request: Visit, idea: str, action: int) -> HttpResponse:
    _linkable(request, idea)
    try:
        actions.link_again(*who(request), idea, action)
    except LookupError:
        there(None)
    return told(request, _("Ongedaan gemaakt. Ze zijn weer verbonden."), _at(request, idea))


def _linkable(request: Visit, idea: str) -> Any:
    row = found(request, idea)
    return there(row if may_link(request.user, row) else None)


def _at(request: Visit, idea: str) -> str:
    return address(request, "idea", idea)
