"""Who took part in a conversation."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.conversations.actions import participants as actions
from draagvlak.capabilities.conversations.queries import conversations as queries
from draagvlak.capabilities.conversations.queries.choosing import accounts_to_choose, named_voices
from draagvlak.capabilities.conversations.queries.sources import source_at
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.conversations.forms.conversation import ACCOUNT, NamedForm, VoiceForm, voice_begins
from draagvlak.pages.conversations.forms.words import REFUSALS
from draagvlak.pages.conversations.views.telling import WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, new_step, refused, sent, there, who


def _people(request: Visit) -> list[tuple[Any, Any]]:
    """Whom somebody may choose among who took part, in two groups; none for who may not know people."""
    if not may(request, "network.read_people"):
        return []
    members = [(str(key), name) for key, name in queries.members_to_choose(request.network)]
    accounts = [(f"{ACCOUNT}{key}", name) for key, name in accounts_to_choose(request.network)]
    groups = [(_("Mensen van het netwerk"), members), (_("Andere mensen met een account"), accounts)]
    return [(words, group) for words, group in groups if group]


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def add(request: Visit, conversation: int) -> HttpResponse:
    row = there(queries.conversation_at(request.network, conversation))
    form = VoiceForm(_people(request), sent(request))

    def save(step: str) -> None:
        actions.add_participant(*who(request), conversation, form.voice(), step)

    page = Page("conversations/voice.html", form, {"title": _("Wie was erbij?"), "talk": row})
    return answer(request, page, save, _("Staat erbij."), lambda: f"{address(request, 'one', conversation)}#stemmen")


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, talk_voice: int) -> HttpResponse:
    row = there(queries.voice_at(request.network, talk_voice))
    form = VoiceForm(_people(request), sent(request), initial=voice_begins(row))

    def save(step: str) -> None:
        actions.change_participant(*who(request), (talk_voice, form.at_version), form.voice(row), step)

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
    found = named_voices(request.network, source, may(request, "network.read_people"))
    form = NamedForm(found, sent(request))

    def save(step: str) -> None:
        actions.add_named(*who(request), conversation, form.voices(), step)

    page = Page("conversations/named.html", form, {"title": _("Wie spreekt hier?"), "source": source})
    return answer(request, page, save, _("Staat erbij."), lambda: address(request, "text", conversation, talk_text))
