"""Sessions with other municipalities: planned, called off, and called on again."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.intervision.actions import sessions as actions
from draagvlak.capabilities.intervision.queries.questions import open_question
from draagvlak.capabilities.intervision.queries.sessions import session_at
from draagvlak.capabilities.intervision.queries.whom import may_get
from draagvlak.pages.intervision.forms.session import SessionForm
from draagvlak.pages.intervision.views.telling import WRITE, here
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, sent, there, told, who


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def plan(request: Visit) -> HttpResponse:
    asked = open_question(request.network, request.GET.get("vraag", ""))
    begins = {"title": asked.title, "question": asked.text} if asked else {}
    form = SessionForm(may_get(request.authority), sent(request), initial=begins)
    made: list[Any] = []

    def save(step: str) -> None:
        planned = replace(form.planned, asked=asked.mark if asked else None)
        made.append(actions.plan_session(*who(request), planned, step))

    def done(step: str) -> HttpResponse:
        undo = here(request, "call_off", request.network.slug, made[0].mark)
        return told(request, _("Gepland, en zij zijn uitgenodigd. Oogsten doe je bij Gesprekken."), at, undo)

    at = here(request, "questions")
    return telling.answer(
        request,
        Page("intervision/session.html", form, {"title": _("Plan een gesprek met anderen")}),
        save,
        lambda: at,
        done,
    )


@require_POST
@in_network(may=WRITE)
def call_off(request: Visit, session: UUID) -> HttpResponse:
    there(session_at(request.network, session))
    actions.call_off(*who(request), session)
    said = _("Afgezegd: anderen zien de uitnodiging niet meer. Het gesprek zelf staat nog bij Gesprekken.")
    return told(request, said, here(request, "questions"), here(request, "call_on", request.network.slug, session))


@require_POST
@in_network(may=WRITE)
def call_on(request: Visit, session: UUID) -> HttpResponse:
    there(session_at(request.network, session))
    actions.call_off(*who(request), session, is_off=False)
    return told(request, _("Anderen zien de uitnodiging weer."), here(request, "questions"))
