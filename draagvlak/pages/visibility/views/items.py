"""The pieces of a newsletter: put in, given words, moved, taken out."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.public_pages.queries.shown import page_of
from draagvlak.capabilities.visibility.actions import items as actions
from draagvlak.capabilities.visibility.choices import ItemKind
from draagvlak.capabilities.visibility.queries.newsletters import item_at, newsletter_at
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, there, who
from draagvlak.pages.visibility.forms.newsletters import ItemForm, PutForm
from draagvlak.pages.visibility.views.activities import open_activities
from draagvlak.pages.visibility.views.telling import LETTER, address, answer, attempt


def _item(request: Visit, newsletter: int, letter_item: int) -> Any:
    activities = open_activities(page_of(request.network))
    return there(item_at(request.user, request.network, (newsletter, letter_item), activities))


@require_POST
@in_network(may=LETTER)
def put_in(request: Visit, newsletter: int) -> HttpResponse:
    there(newsletter_at(request.network, newsletter))
    form = PutForm(request.POST)
    if not form.is_valid() or form.chosen[0] not in ItemKind.values:
        raise Http404
    step = form.cleaned_data["key"]
    undo, to = address(request, "undo_newsletter", step), address(request, "one", newsletter)
    at = newsletter, form.chosen
    return attempt(
        request,
        lambda: actions.put_in(*who(request), at, open_activities(page_of(request.network)), step),
        _("Het staat erin."),
        undo,
        to,
    )


@require_http_methods(["GET", "POST"])
@in_network(may=LETTER)
def word(request: Visit, newsletter: int, letter_item: int) -> HttpResponse:
    def begins() -> dict[str, object]:
        row = _item(request, newsletter, letter_item)
        return {"words": row.words, "version": row.version}

    form = ItemForm(sent(request), initial=begins())

    def save(step: str) -> None:
        actions.word_item(*who(request), (newsletter, letter_item, form.at_version), form.cleaned_data["words"], step)

    context = {"title": _("Je eigen woorden"), "newsletter": newsletter}
    page = Page("visibility/item.html", form, context, begins)
    to = address(request, "one", newsletter)
    return answer(request, page, save, _("Bewaard."), lambda: to, "undo_newsletter")


@require_POST
@in_network(may=LETTER)
def move(request: Visit, newsletter: int, letter_item: int, way: str) -> HttpResponse:
    _item(request, newsletter, letter_item)
    if way not in (actions.UP, actions.DOWN):
        raise Http404
    step = new_step()
    undo, to = address(request, "undo_newsletter", step), f"{address(request, 'one', newsletter)}#stuk-{letter_item}"
    at = newsletter, letter_item
    return attempt(request, lambda: actions.move_item(*who(request), at, way, step), _("Verplaatst."), undo, to)


@require_POST
@in_network(may=LETTER)
def take_out(request: Visit, newsletter: int, letter_item: int) -> HttpResponse:
    _item(request, newsletter, letter_item)
    step = new_step()
    undo, to = address(request, "undo_newsletter", step), address(request, "one", newsletter)
    at = newsletter, letter_item
    return attempt(
        request, lambda: actions.take_out(*who(request), at, step), _("Het staat er niet meer in."), undo, to
    )
