"""The texts of a conversation: begun, brought, read with what was marked, written as it is said, taken away."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.conversations.actions import sources as actions
from draagvlak.capabilities.conversations.actions.ageing import GONE
from draagvlak.capabilities.conversations.queries import sources as queries
from draagvlak.capabilities.conversations.queries.conversations import conversation_at, named_in
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.conversations.forms.conversation import BringForm
from draagvlak.pages.conversations.forms.texts import WriteForm, text_begins
from draagvlak.pages.conversations.forms.words import REFUSALS
from draagvlak.pages.conversations.views.telling import WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import Page, new_step, sent, there, who


@require_POST
@in_network(may=WRITE)
def begin(request: Visit, conversation: int) -> HttpResponse:
    there(conversation_at(request.network, conversation))
    notes = actions.begin_notes(*who(request), conversation, new_step())
    return redirect(address(request, "write", conversation, notes.pk))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
@paced("upload", methods=("POST",))
def bring(request: Visit, conversation: int) -> HttpResponse:
    row = there(conversation_at(request.network, conversation))
    form = BringForm(sent(request), request.FILES or None)
    made: list[int] = []

    def save(step: str) -> None:
        made.append(actions.bring_text(*who(request), conversation, form.brought(), step).pk)

    def to() -> str:
        return address(request, "text", conversation, made[0]) if made else address(request, "one", conversation)

    page = Page("conversations/bring.html", form, {"title": _("Breng een tekst"), "talk": row})
    return answer(request, page, save, _("De tekst staat er. Selecteer woorden om een fragment te maken."), to, False)


@require_GET
@in_network(may=WRITE)
def read(request: Visit, conversation: int, talk_text: int) -> HttpResponse:
    row = there(queries.source_at(request.network, conversation, talk_text))
    context = {
        "title": row.name or capfirst(row.get_kind_display()),
        "talk": row.conversation,
        "source": row,
        "shown": queries.source_read(request.network, row),
        "sounds": queries.sounds_of(conversation, request.network),
        "named": named_in(row),
    }
    return render(request, "conversations/text.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def write(request: Visit, conversation: int, talk_text: int) -> HttpResponse:
    row = there(queries.source_at(request.network, conversation, talk_text))
    form = WriteForm(sent(request), initial=text_begins(row))

    def save(_step: str) -> None:
        actions.write_text(*who(request), (talk_text, form.at_version), form.cleaned_data["text"])

    context = {
        "title": row.name or capfirst(row.get_kind_display()),
        "talk": row.conversation,
        "source": row,
        "sounds": queries.sounds_of(conversation, request.network),
    }
    page = Page(
        "conversations/write.html",
        form,
        context,
        lambda: text_begins(there(queries.source_at(request.network, conversation, talk_text))),
    )
    to = address(request, "text", conversation, talk_text)
    return answer(request, page, save, _("Bewaard."), lambda: to, has_undo=False)


@require_POST
@in_network(may=WRITE)
def save(request: Visit, conversation: int, talk_text: int) -> HttpResponse:
    """What was typed until now, for the script of the page: the version that it became, or why it is not kept."""
    there(queries.source_at(request.network, conversation, talk_text))
    form = WriteForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"said": str(next(iter(form.errors.values()))[0])}, status=422)
    try:
        at = talk_text, form.at_version
        saved = actions.write_text(*who(request), at, form.cleaned_data["text"])
    except ChangedMeanwhileError:
        return JsonResponse(
            {"said": _("Intussen schreef iemand anders hierin. Jouw tekst staat nog hier.")}, status=409
        )
    except RefusedError as error:
        return JsonResponse({"said": str(REFUSALS[error.code])}, status=422)
    told = {"said": _("Bewaard, zonder de woorden die iemand introk.")}
    was_cut = saved.text.count(GONE) > form.cleaned_data["text"].count(GONE)
    return JsonResponse({"version": saved.version, **(told if was_cut else {})})


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, conversation: int, talk_text: int) -> HttpResponse:
    there(queries.source_at(request.network, conversation, talk_text))
    step = new_step()
    actions.remove_source(*who(request), talk_text, step)
    said = _("De tekst is weg. Wat je eruit haalde, blijft, zonder de plaats. Vannacht wordt de tekst gewist.")
    return done(request, said, step, address(request, "one", conversation))
