"""Beginning, writing and erasing a story; what is saved while one types, the preview, and the fragments beside it."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.weaving.actions import stories as actions
from draagvlak.capabilities.weaving.queries.versions import story_of_step
from draagvlak.capabilities.weaving.queries.weaving import preview_of, to_look_at, usable
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import Page, sent, taken_back, told, who
from draagvlak.pages.weaving.forms.words import REFUSALS
from draagvlak.pages.weaving.forms.writing import BeginForm, EraseForm, LookForm, WeaveForm, weave_begins
from draagvlak.pages.weaving.views.telling import WRITE, address, answer, story_in


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def begin(request: Visit) -> HttpResponse:
    form = BeginForm(sent(request))
    if form.is_valid():
        key = form.once(lambda step: actions.begin(*who(request), form.words(), step))
        said = _("Het verhaal is begonnen. Alleen wie verhalen schrijft, ziet het.")
        undo = address(request, "undo", form.cleaned_data["key"])
        return told(request, said, address(request, "write", key), undo)
    context = {"title": _("Begin een verhaal"), "form": form}
    return render(request, "weaving/begin.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def write(request: Visit, woven: int) -> HttpResponse:
    row = story_in(request, woven)
    form = WeaveForm(sent(request), initial=weave_begins(row))
    text = form["text"].value() or ""
    context = {
        "title": _("Schrijf het verhaal"),
        "row": row,
        "preview": preview_of(request.user, request.network, text),
        **_fragments(request, woven),
    }

    def save(step: str) -> None:
        actions.write(*who(request), (woven, form.at_version), form.words(), step)

    page = Page("weaving/write.html", form, context, lambda: weave_begins(story_in(request, woven)))
    return answer(request, page, save, _("Bewaard."), address(request, "story", woven))


@require_POST
@in_network(may=WRITE)
def keep(request: Visit, woven: int) -> HttpResponse:
    """What is typed, saved while one goes on typing. Answers with the version it became, or why it was not saved."""
    story_in(request, woven)
    form = WeaveForm(request.POST)
    if not form.is_valid():
        errors = [str(error) for found in form.errors.values() for error in found]
        return JsonResponse({"said": _("Nog niet bewaard: %(why)s") % {"why": " ".join(errors)}}, status=422)
    try:
        row = actions.keep_typing(*who(request), (woven, form.at_version), form.words())
    except RefusedError as error:
        return JsonResponse({"said": _("Nog niet bewaard: %(why)s") % {"why": REFUSALS[error.code]}}, status=422)
    except ChangedMeanwhileError:
        said = _("Intussen heeft iemand anders dit aangepast. Je tekst staat hier nog. Kies Bewaar om te vergelijken.")
        return JsonResponse({"said": said}, status=409)
    at = localtime()
    return JsonResponse({"version": row.version, "said": _("Bewaard om %(at)s.") % {"at": f"{at:%H:%M}"}})


@require_POST
@in_network(may=WRITE)
def preview(request: Visit, woven: int) -> HttpResponse:
    story_in(request, woven)
    text = str(request.POST.get("text", ""))[: WeaveForm.base_fields["text"].max_length]  # type: ignore[attr-defined]
    context = {"preview": preview_of(request.user, request.network, text), "key": woven}
    return render(request, "weaving/preview.html", context)


@require_GET
@in_network(may=WRITE)
@paced("search")
def fragments(request: Visit, woven: int) -> HttpResponse:
    row = story_in(request, woven)
    return render(request, "weaving/fragments.html", {"row": row, **_fragments(request, woven)})


def _fragments(request: Visit, woven: int) -> dict[str, Any]:
    look = LookForm(*to_look_at(request.network), request.GET)
    page = usable(request.user, request.network, look.look(), request.GET.get("pagina", ""))
    return {"look": look, "fragments": page, "key": woven}


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def erase(request: Visit, woven: int) -> HttpResponse:
    row = story_in(request, woven)
    form = EraseForm(sent(request))
    if form.is_valid():
        actions.erase(*who(request), woven)
        said = _("Het verhaal is gewist, met zijn versies en wat mensen erover zeiden. De gesprekken blijven.")
        return told(request, said, address(request, "list"))
    context = {"title": _("Wis dit verhaal"), "row": row, "form": form}
    return render(request, "weaving/erase.html", context, status=422 if form.errors else 200)


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    """On to the story; where that is gone with the step, to the list."""
    story = story_of_step(request.network, step)
    there = address(request, "list") if story is None else address(request, "story", story)
    return taken_back(request, lambda: actions.undo_step(*who(request), step), there)
