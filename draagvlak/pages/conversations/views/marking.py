"""Marking fragments in a text, saying who said them and what they are about, and finding their place again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.conversations.actions import fragments as actions
from draagvlak.capabilities.conversations.queries import marking as queries
from draagvlak.capabilities.conversations.queries.conversations import voices_of
from draagvlak.capabilities.conversations.queries.fragments import fragments_of, themes_of
from draagvlak.capabilities.conversations.queries.sources import source_at
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.conversations.forms.fragments import FragmentForm, fragment_begins
from draagvlak.pages.conversations.forms.words import REFUSALS
from draagvlak.pages.conversations.views.telling import WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, refused, sent, there, told, who


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def mark(request: Visit, conversation: int, talk_text: int) -> HttpResponse:
    """Of the words that were pointed at (`van`, `tot`); without, of those that one pastes or chooses from a list."""
    source = there(source_at(request.network, conversation, talk_text))
    voices = voices_of(source.conversation)
    begins = queries.pointed_at(source, voices, request.GET.get("van", ""), request.GET.get("tot", ""))
    form = FragmentForm(voices, themes_of(request.network), sent(request), initial=begins)
    made: list[int] = []
    context = {"title": _("Maak een fragment"), "source": source, "talk": source.conversation}
    if request.method == "GET" and request.htmx:
        return render(request, "conversations/mark_form.html", {**context, "form": form})
    if request.method == "GET" and not form.is_placed:
        context["paragraphs"] = queries.paragraphs_page(source, request.GET.get("pagina"))

    def save(step: str) -> None:
        made.append(actions.mark_fragment(*who(request), talk_text, form.marked(), step).pk)

    def to() -> str:
        return address(request, "text", conversation, talk_text) + (f"#f{made[0]}" if made else "")

    page = Page("conversations/mark.html", form, context)
    return answer(request, page, save, _("Het fragment staat erbij."), to)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, fragment: int) -> HttpResponse:
    row = there(_fragment(request, fragment))
    voices = voices_of(queries.conversation_of(request.network, fragment))
    form = FragmentForm(
        voices, themes_of(request.network), sent(request), initial=fragment_begins(row), has_words=False
    )

    def save(step: str) -> None:
        actions.change_fragment(*who(request), (fragment, form.at_version), form.marked(), step)

    page = Page(
        "conversations/fragment.html",
        form,
        {"title": _("Fragment"), "row": row},
        lambda: fragment_begins(there(_fragment(request, fragment))),
    )
    return answer(request, page, save, _("Bewaard."), lambda: _back(request, row))


@require_POST
@in_network(may=WRITE)
def place(request: Visit, fragment: int) -> HttpResponse:
    row = there(_fragment(request, fragment))
    try:
        actions.place_again(*who(request), fragment)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), _back(request, row))
    return told(request, _("De plaats is teruggevonden."), _back(request, there(_fragment(request, fragment))))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, fragment: int) -> HttpResponse:
    row, step = there(_fragment(request, fragment)), new_step()
    actions.remove_fragment(*who(request), fragment, step)
    return done(request, _("Het fragment is weg."), step, address(request, "one", row.conversation))


def _fragment(request: Visit, key: int) -> Any:
    return next(iter(fragments_of(request.network, [key])), None)


def _back(request: Visit, row: Any) -> str:
    """To where it stands in its text; or to its conversation, where that place is gone."""
    if row.start is None:
        return address(request, "one", row.conversation) + f"#f{row.key}"
    return address(request, "text", row.conversation, row.source) + f"#f{row.key}"
