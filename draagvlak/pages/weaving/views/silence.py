"""Where a voice doesn't answer: going on without an answer, or leaving words out."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.weaving.actions import silence as actions
from draagvlak.capabilities.weaving.queries.answering import review_at
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, there, told, who
from draagvlak.pages.weaving.forms.asking import LeaveOutForm, SilentForm
from draagvlak.pages.weaving.views.telling import WRITE, address, answer, story_in


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def go_on(request: Visit, woven: int, woven_review: int) -> HttpResponse:
    row = there(review_at(story_in(request, woven), woven_review))
    form = SilentForm(sent(request), initial=_begins(row))

    def save(_step: str) -> None:
        actions.go_on_without(*who(request), (woven_review, form.at_version), form.cleaned_data["done"])

    def now() -> dict[str, Any]:
        return _begins(there(review_at(row.story, woven_review)))

    page = Page("weaving/silent.html", form, {"title": _("Verder zonder antwoord"), "row": row}, now)
    said = _("Bewaard. Wie het aangaat, leest dit met de eigen link, en mag nog altijd antwoorden.")
    return answer(request, page, save, said, address(request, "steps", woven), undoes=False)


def _begins(row: Any) -> dict[str, Any]:
    """What was done with an answer before they were asked anew is no reason to go on now."""
    is_reason = row.done_on is not None and row.done_on > row.on and not row.answer
    return {"done": row.done_with_it if is_reason else "", "version": row.version}


@require_POST
@in_network(may=WRITE)
def leave_out(request: Visit, woven: int) -> HttpResponse:
    """Words that who writes chose to leave out of the text, by the keys of their fragments."""
    row, step, to = story_in(request, woven), new_step(), address(request, "steps", woven)
    form = LeaveOutForm(request.POST)
    if not form.is_valid():
        return telling.refused(request, _("Er is niets weggelaten. Kies opnieuw welke citaten."), to)
    try:
        actions.leave_out(*who(request), (row.pk, form.cleaned_data["version"]), form.fragments(), step)
    except ChangedMeanwhileError:
        said = _("Intussen veranderde de tekst. Er is niets weggelaten. Probeer opnieuw.")
        return telling.refused(request, said, to)
    said = _("Weggelaten uit de tekst. Lees na of het verhaal nog klopt.")
    return told(request, said, to, address(request, "undo", step))
