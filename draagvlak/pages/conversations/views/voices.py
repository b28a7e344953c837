"""Who took part in a conversation."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.conversations.actions import participants as actions
from draagvlak.capabilities.conversations.queries import conversations as queries
from draagvlak.capabilities.conversations.queries.sources import source_at
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.conversations.forms.conversation import NamedForm, VoiceForm, voice_begins
from draagvlak.pages.conversations.forms.words import REFUSALS
from draagvlak.pages.conversations.views.telling import WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, new_step, refused, sent, there, who


def _members(request: Visit) -> list[tuple[Any, Any]]:
    if not may(request, "network.read_people"):
        return []
    return [(str(key), name) for key, name in queries.members_to_choose(request.network)]


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def add(request: Visit, conversation: int) -> HttpResponse:
    row = there(queries.conversation_at(request.network, conversation))
    form = VoiceForm(_members(request), sent(request))

    def save(step: str) -> None:
        actions.add_participant(*who(request), conversation, form.voice(), step)

    page = Page("conversations/voice.html", form, {"title": _("Wie was erbij?"), "talk": row})
    return answer(request, page, save, _("Staat erbij."), lambda: f"{address(request, 'one', conversation)}#stemmen")


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, talk_voice: int) -> HttpResponse:
    row = there(queries.voice_at(request.network, talk_voice))
    form = VoiceForm(_members(request), sent(request), initial=voice_begins(row))

    def save(step: str) -> None:
        actions.change_participant(*who(request), (talk_voice, form.at_version), form.voice(row.person_id), step)

    page = Page(
        "conversations/voice.html",
        form,
        {"title": row.known_as, "talk": row.conversation, "row": row},
        lambda: voice_begins(there(queries.voice_at(request.network, talk_voice))),
    )
    to = f"{address(request, 'one', row.conversation_id)}#stemmen"
    return answer(request, page, save, _("Bewaard."), lambda: to)


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, talk_voice: int) -> HttpResponse:
    row, step = there(queries.voice_at(request.network, talk_voice)), new_step()
    to = f"{address(request, 'one', row.conversation_id)}#stemmen"
    try:
        actions.remove_participant(*who(request), talk_voice, step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), to)
    return done(request, _("Weggehaald."), step, to)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def named(request: Visit, conversation: int, talk_text: int) -> HttpResponse:
    """Who speaks in a text, proposed as participants."""
    source = there(source_at(request.network, conversation, talk_text))
    form = NamedForm(queries.named_in(source), sent(request))

    def save(step: str) -> None:
        actions.add_named(*who(request), conversation, form.cleaned_data["names"], step)

    page = Page("conversations/named.html", form, {"title": _("Wie spreekt hier?"), "source": source})
    return answer(request, page, save, _("Staat erbij."), lambda: address(request, "text", conversation, talk_text))
