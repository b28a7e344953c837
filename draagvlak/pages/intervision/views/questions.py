"""Questions to peers: ours, and those of others; asked, put otherwise, closed with thanks."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.intervision.actions import questions as actions
from draagvlak.capabilities.intervision.actions.undoing import undo_asking
from draagvlak.capabilities.intervision.queries import questions as queries
from draagvlak.capabilities.intervision.queries.sessions import invitations, own_sessions
from draagvlak.capabilities.intervision.queries.whom import may_get
from draagvlak.capabilities.network.queries.standing import directed_by
from draagvlak.pages.intervision.forms.asking import AskForm, CloseForm, WordsForm
from draagvlak.pages.intervision.views.telling import READ, WRITE, answer, here, may_here
from draagvlak.pages.shared.doors import Visit, in_authority, in_network
from draagvlak.pages.shared.telling import Page, may, sent, taken_back, there, who


@require_GET
@in_authority(may=READ)
def listing(request: Visit) -> HttpResponse:
    context = {
        "title": _("Vragen aan elkaar"),
        "ours": queries.asked_by_us(request.user, request.authority),
        "theirs": queries.asked_of_us(request.authority),
        "sessions": invitations(request.authority),
        "own_sessions": own_sessions(request.user, request.authority),
        "asks_for": list(directed_by(request.user, request.authority)) if may_here(request, WRITE) else [],
    }
    return render(request, "intervision/questions.html", context)


@require_GET
@in_authority(may=READ)
def one(request: Visit, peer_question: UUID) -> HttpResponse:
    found = there(queries.question_page(request.user, request.authority, peer_question))
    if found.is_ours:
        request.network = found.row.network
    writes = may(request, WRITE) if found.is_ours else may_here(request, WRITE)
    context = {"title": found.row.title, "one": found, "writes": writes}
    return render(request, "intervision/question.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def ask(request: Visit) -> HttpResponse:
    form = AskForm(may_get(request.authority), sent(request))

    def save(step: str) -> None:
        actions.ask(*who(request), form.wonder, step)

    page = Page("intervision/ask.html", form, {"title": _("Stel een vraag aan anderen")})
    to = (lambda: here(request, "questions"), "undo_asking")
    return answer(request, page, save, _("Je vraag staat bij hen klaar."), to)


def _own(request: Visit, mark: UUID) -> Any:
    """Our question, of the network that is visited, while it is open."""
    found = there(queries.question_page(request.user, request.authority, mark))
    is_open = found.is_ours and found.row.network_id == request.network.pk and not found.row.closed_on
    return there(found.row if is_open else None)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, peer_question: UUID) -> HttpResponse:
    row = _own(request, peer_question)
    form = WordsForm(sent(request), initial=_words(row))

    def save(step: str) -> None:
        words = form.cleaned_data["title"], form.cleaned_data["text"]
        actions.put_otherwise(*who(request), (row.pk, form.at_version), words, step)

    page = Page(
        "intervision/ask.html",
        form,
        {"title": _("Stel de vraag anders"), "row": row},
        lambda: _words(_own(request, peer_question)),
    )
    return answer(request, page, save, _("Bewaard."), (lambda: here(request, "question", peer_question), "undo_asking"))


def _words(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in ("title", "text", "version")}


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def close(request: Visit, peer_question: UUID) -> HttpResponse:
    row = _own(request, peer_question)
    form = CloseForm(sent(request), initial={"version": row.version})

    def save(step: str) -> None:
        actions.close(*who(request), (row.pk, form.at_version), form.cleaned_data["thanks"], step)

    def now() -> dict[str, Any]:
        return {"thanks": "", "version": _own(request, peer_question).version}

    page = Page("intervision/close.html", form, {"title": _("Sluit de vraag"), "row": row}, now)
    to = (lambda: here(request, "question", peer_question), "undo_asking")
    return answer(request, page, save, _("De vraag is gesloten."), to)


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_asking(*who(request), step), here(request, "questions"))
