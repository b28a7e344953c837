"""To what a story is linked."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.weaving.actions import linking as actions
from draagvlak.capabilities.weaving.choices import LinkKind
from draagvlak.capabilities.weaving.queries.linking import choices_of, ideas_linked, link_at, links_shown
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, sent, there, told, who
from draagvlak.pages.weaving.forms.asking import LinkForm
from draagvlak.pages.weaving.views.telling import WRITE, address, answer, story_in


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def links(request: Visit, woven: int) -> HttpResponse:
    """`soort` in the address: to what kind of thing one wants to link."""
    row = story_in(request, woven)
    if ideas := ideas_linked(request.user, request.network, row):
        see(*who(request), ideas)
    asked = request.GET.get("soort", LinkKind.THEME)
    kind = LinkKind(asked) if asked in LinkKind else LinkKind.THEME
    choices = choices_of(request.user, request.network, woven, kind)
    form = LinkForm(kind, choices, sent(request))

    def save(step: str) -> None:
        actions.link(*who(request), woven, (kind, form.cleaned_data["value"]), step)

    context = {
        "title": _("Waarmee hangt dit verhaal samen?"),
        "row": row,
        "kind": kind,
        "kinds": LinkKind,
        "has_choices": bool(choices) or kind == LinkKind.PLACE,
        "links": links_shown(request.user, request.network, row, writes=True),
    }
    to = f"{address(request, 'links', woven)}?soort={kind}"
    return answer(request, Page("weaving/links.html", form, context), save, _("Verbonden."), to, undoes=False)


@require_POST
@in_network(may=WRITE)
def part(request: Visit, woven: int, woven_link: int) -> HttpResponse:
    row = there(link_at(story_in(request, woven), woven_link))
    to = address(request, "links", woven)
    if row.until is not None:
        return redirect(to)
    actions.part(*who(request), woven, woven_link)
    return told(request, _("Losgemaakt."), to, address(request, "join", woven, woven_link))


@require_POST
@in_network(may=WRITE)
def join(request: Visit, woven: int, woven_link: int) -> HttpResponse:
    """Takes back that they were parted."""
    row = there(link_at(story_in(request, woven), woven_link))
    if row.until is None:
        raise Http404
    actions.part(*who(request), woven, woven_link, is_parted=False)
    return told(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."), address(request, "links", woven))
