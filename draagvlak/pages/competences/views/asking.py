"""Asking a colleague what they saw, and answering."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.mail import send_mail
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.competences.actions import asking as actions
from draagvlak.capabilities.competences.queries import asking as queries
from draagvlak.capabilities.competences.queries.own import own_card
from draagvlak.capabilities.competences.wording.asking import question_mail
from draagvlak.pages.competences.forms.mine import AnswerForm, AskForm
from draagvlak.pages.competences.views.mine import OWN, home
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, sent, there, told
from draagvlak.pages.shared.telling import answer as telling_answer


@require_http_methods(["GET", "POST"])
@in_authority(may=OWN)
def ask(request: Visit, card: str) -> HttpResponse:
    found = there(own_card(request.user, card))
    colleagues = queries.may_be_asked(request.user, request.authority)
    form = AskForm(colleagues, sent(request))

    left: list[bool] = []

    def save(step: str) -> None:
        given = form.cleaned_data
        question = actions.Question(card, given["to"], given["question"])
        asked = actions.ask(request.user, request.authority, question, step)
        left.append(asked is None or _mail(request, asked))

    def done(_step: str) -> HttpResponse:
        said = _("Gevraagd. Het antwoord komt hier, en is van jou.")
        if not all(left):
            said = f"{said} {_('De mail kon niet weg: zeg het ook even zelf.')}"
        return told(request, said, home(request, f"#kaart-{card}"))

    context = {"title": _("Vraag wat iemand zag"), "mine": found, "has_colleagues": bool(colleagues)}
    page = Page("competences/ask.html", form, context)
    return telling_answer(request, page, save, lambda: home(request), done)


@require_http_methods(["GET", "POST"])
@in_authority(may=OWN)
def answer(request: Visit, question: str) -> HttpResponse:
    waiting = there(queries.question_for(request.user, question))
    form = AnswerForm(sent(request))

    def save(_step: str) -> None:
        actions.answer(request.user, request.authority, question, form.cleaned_data["answer"])

    def done(_step: str) -> HttpResponse:
        back = reverse("competences:open_again", args=[request.authority.slug, question])
        return told(request, _("Bedankt. Je antwoord is nu van wie het vroeg."), home(request), back)

    context = {"title": _("Wat zag je?"), "waiting": waiting}
    return telling_answer(request, Page("competences/answer.html", form, context), save, lambda: home(request), done)


@require_POST
@in_authority(may=OWN)
def decline(request: Visit, question: str) -> HttpResponse:
    _do(lambda: actions.decline(request.user, request.authority, question))
    back = reverse("competences:open_again", args=[request.authority.slug, question])
    return told(request, _("Dat is goed. Wie het vroeg, ziet dat je liever niet antwoordt."), home(request), back)


@require_POST
@in_authority(may=OWN)
def open_again(request: Visit, question: str) -> HttpResponse:
    _do(lambda: actions.open_again(request.user, request.authority, question))
    messages.success(request, _("Je antwoord is weg. De vraag staat er weer."))
    return redirect(home(request))


@require_POST
@in_authority(may=OWN)
def remove(request: Visit, question: str) -> HttpResponse:
    actions.remove_question(request.user, request.authority, question)
    return told(request, _("Weg."), home(request))


def _mail(request: Visit, asked: Any) -> bool:
    """Says that a question waits, no more. False where the mail could not leave."""
    mail = question_mail(request.authority.name, request.build_absolute_uri(home(request)))
    try:
        send_mail(mail.subject, mail.text, None, [asked.to.email])
    except OSError:  # of a mail server too
        return False
    return True


def _do(what: Callable[[], None]) -> None:
    try:
        what()
    except LookupError:
        raise Http404 from None
