"""Answers of ours to questions of others."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.intervision.actions import questions as actions
from draagvlak.capabilities.intervision.actions.undoing import undo_answering
from draagvlak.capabilities.intervision.queries.questions import own_answer, question_page
from draagvlak.pages.intervision.forms.asking import AnswerForm
from draagvlak.pages.intervision.views.telling import WRITE, here
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, new_step, sent, taken_back, there, told


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def answer(request: Visit, peer_question: UUID) -> HttpResponse:
    found = there(question_page(request.user, request.authority, peer_question))
    there(None if found.is_ours or found.row.closed_on else found)
    form = AnswerForm(sent(request), initial=_begins(peer_question))

    def save(step: str) -> None:
        said = form.cleaned_data["text"], form.at_version
        actions.answer(request.user, request.authority, peer_question, said, step)

    def done(step: str) -> HttpResponse:
        return told(request, _("Je antwoord staat bij wie vroeg."), at, here(request, "undo_answering", step))

    at = here(request, "question", peer_question)
    context = {"title": _("Antwoord"), "one": found}
    page = Page("intervision/answer.html", form, context, lambda: _begins(peer_question))
    return telling.answer(request, page, save, lambda: at, done)


def _begins(mark: UUID) -> dict[str, Any]:
    row = own_answer(mark)
    return {"text": row.text, "version": row.version} if row else {"text": "", "version": 0}


@require_POST
@in_authority(may=WRITE)
def take_back(request: Visit, peer_question: UUID) -> HttpResponse:
    there(own_answer(peer_question))
    step = new_step()
    actions.take_answer_back(request.user, request.authority, peer_question, step)
    undo = here(request, "undo_answering", step)
    return told(request, _("Je antwoord is weg."), here(request, "questions"), undo)


@require_POST
@in_authority(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(
        request, lambda: undo_answering(request.user, request.authority, step), here(request, "questions")
    )
