"""Stories: the list, one of them, telling and changing it, of which results it tells, and erasing it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.queries.results import results_to_choose
from draagvlak.capabilities.stories.actions import stories as actions
from draagvlak.capabilities.stories.queries import stories as queries
from draagvlak.pages.plan.forms.stories import AboutForm, EraseForm, StoryForm, story_begins
from draagvlak.pages.plan.views.noting import (
    OF_STORIES,
    READ,
    READ_STORIES,
    TELL,
    WRITE,
    address,
    answer,
    done,
)
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, new_step, sent, taken_back, there, who


@require_GET
@in_network(may=READ_STORIES)
def listing(request: Visit) -> HttpResponse:
    found = queries.stories_page(request.user, request.network, request.GET.get("pagina", ""))
    context = {"title": _("Verhalen"), "found": found, "may_read_results": may(request, READ)}
    return render(request, "plan/stories.html", context)


@require_GET
@in_network(may=READ_STORIES)
def one(request: Visit, story: int) -> HttpResponse:
    row, may_tell = queries.story_at(request.user, request.network, story), may(request, TELL)
    if row is None:
        return _taken_back(request, story)
    reads_results = may(request, READ)
    linked = queries.results_of_story(row) if reads_results else []
    context = {
        "title": row.title,
        "shown": queries.story_shown(row),
        "links": [link for link in linked if link.until is None],
        "ended": [link for link in linked if link.until is not None],
        "reads_results": reads_results,
        "may_tell": may_tell,
        "may_link": may_tell and reads_results,
        "may_write": may(request, WRITE),
    }
    return render(request, "plan/story.html", context)


def _taken_back(request: Visit, story: int) -> HttpResponse:
    shown = queries.taken_back_at(request.network, story) if may(request, TELL) else None
    context = {"title": _("Een verhaal dat ingetrokken is"), "shown": there(shown)}
    return render(request, "plan/story_gone.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=TELL)
def tell(request: Visit) -> HttpResponse:
    form = StoryForm(sent(request), initial={"told_on": day_of(request.network)})

    def save(step: str) -> None:
        actions.tell(*who(request), form.words(), step)

    page = Page("plan/story_form.html", form, {"title": _("Vertel een verhaal")})
    said = _("Bewaard. Alleen jij en verhalenvertellers lezen dit, tot iemand ja zei.")
    return answer(request, page, save, said, lambda: address(request, "stories"), OF_STORIES)


@require_http_methods(["GET", "POST"])
@in_network(may=TELL)
def change(request: Visit, story: int) -> HttpResponse:
    row = there(queries.story_at(request.user, request.network, story))
    form = StoryForm(sent(request), initial=story_begins(row))

    def save(step: str) -> None:
        actions.change_story(*who(request), (story, form.at_version), form.words(), step)

    def now() -> dict[str, Any]:
        return story_begins(there(queries.story_at(request.user, request.network, story)))

    page = Page("plan/story_form.html", form, {"title": _("Pas dit verhaal aan"), "row": row}, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "story", story), OF_STORIES)


@require_http_methods(["GET", "POST"])
@in_network(may=TELL)
def erase(request: Visit, story: int) -> HttpResponse:
    row = queries.story_at(request.user, request.network, story)
    there(row or queries.taken_back_at(request.network, story))
    form = EraseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.erase_story(*who(request), story)
        messages.success(request, _("Het verhaal is gewist, met alles wat erbij hoorde."))
        return redirect(address(request, "stories"))
    context = {"title": _("Wis dit verhaal"), "form": form, "row": row, "key": story}
    return render(request, "plan/story_erase.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_network(may=TELL)
def link(request: Visit, story: int) -> HttpResponse:
    row = there(queries.story_at(request.user, request.network, story) if may(request, READ) else None)
    linked = [one.result.pk for one in queries.results_of_story(row) if one.until is None]
    results = results_to_choose(request.network, () if request.method == "POST" else linked)
    form = AboutForm(results, sent(request))

    def save(step: str) -> None:
        actions.link_story(*who(request), (story, int(form.cleaned_data["result"])), step)

    has_undo = form.data.get("result") not in {str(key) for key in linked}
    context = {"title": _("Over welk resultaat gaat dit?"), "row": row, "has_results": bool(results)}
    page = Page("plan/story_link.html", form, context)
    undo = OF_STORIES if has_undo else ""
    return answer(request, page, save, _("Verbonden."), lambda: address(request, "story", story), undo)


@require_POST
@in_network(may=TELL)
def unlink(request: Visit, story: int, told_link: int) -> HttpResponse:
    row, step = there(queries.link_at(request.network, story, told_link)), ""
    if not may(request, READ):
        raise Http404
    if row.until is None:  # a second click ends it once
        step = new_step()
        actions.end_story_link(*who(request), told_link, step)
    said = _("Losgemaakt. Dat het verbonden was, blijft te lezen.")
    return done(request, said, address(request, "story", story), step, OF_STORIES)


@require_POST
@in_network(may=TELL)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: actions.undo_story_step(*who(request), step), address(request, "stories"))
