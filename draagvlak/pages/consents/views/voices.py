"""One voice: every quote and how it stands, answers that came on paper or aloud, and taking back for who asks it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.consents.actions import answering, taking_back
from draagvlak.capabilities.consents.queries.asks import ask_shown
from draagvlak.capabilities.consents.queries.voices import voice_at
from draagvlak.capabilities.conversations.queries.seeing import harvests
from draagvlak.capabilities.network.queries import day_of
from draagvlak.pages.consents.forms.answering import NoteForm
from draagvlak.pages.consents.views.listing import READ, TAKE_BACK, WRITE
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, address_of, answer, may, refused, sent, there, told, who


@require_GET
@in_network(may=READ)
def one(request: Visit, quoted_voice: int) -> HttpResponse:
    """For who harvests; others find what they said themselves on a page of their own."""
    found = there(voice_at(request.network, quoted_voice) if harvests(request.user, request.network) else None)
    context = {
        "title": found.row.known_as,
        "found": found,
        "today": day_of(request.network),
        "may_write": may(request, WRITE),
        "may_take_back": may(request, TAKE_BACK),
    }
    return render(request, "consents/voice.html", context)


@require_POST
@in_network(may=TAKE_BACK)
def take_back(request: Visit, quoted_voice: int) -> HttpResponse:
    there(voice_at(request.network, quoted_voice))
    fragment = request.POST.get("fragment", "")
    ended = taking_back.take_back_for(who(request), quoted_voice, int(fragment) if fragment.isdigit() else None)
    to = address_of(request, "consents:voice", quoted_voice)
    if not ended:
        return refused(request, _("Hier was niets om in te trekken."), to)
    said = ngettext("%(n)s toestemming ingetrokken.", "%(n)s toestemmingen ingetrokken.", ended) % {"n": ended}
    return told(request, said + " " + _("De woorden zijn gewist, ook in de teksten van het gesprek."), to)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def note(request: Visit, ask: int) -> HttpResponse:
    found = there(ask_shown(request.network, ask))
    quotes = [one for one in found.opened.quotes if one.words and any(question.key for question in one.questions)]
    form = NoteForm(quotes, sent(request), initial={"given_on": day_of(request.network)})
    to = address_of(request, "consents:voice", found.row.participant_id)

    def save(step: str) -> None:
        answering.note_answers(who(request), ask, form.said(), form.noted(), step)

    context = {"title": _("Noteer wat iemand antwoordde"), "found": found, "to": to}
    page = Page("consents/note.html", form, context)
    return answer(request, page, save, lambda: to, lambda _step: told(request, _("Bewaard."), to))
