"""Making a conversation, changing it, taking it away, and taking a step back."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.conversations.actions import conversations as actions
from draagvlak.capabilities.conversations.actions.undoing import undo_step
from draagvlak.capabilities.conversations.queries.conversations import conversation_at
from draagvlak.capabilities.network.queries import day_of
from draagvlak.pages.conversations.forms.conversation import ConversationForm, conversation_begins
from draagvlak.pages.conversations.views.telling import WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, taken_back, there, who


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    form = ConversationForm(sent(request), initial={"held_on": day_of(request.network), "kind": "mixed"})
    made: list[int] = []

    def save(step: str) -> None:
        made.append(actions.make_conversation(*who(request), form.facts(), step).pk)

    def to() -> str:
        return address(request, "one", made[0]) if made else address(request, "list")

    page = Page("conversations/form.html", form, {"title": _("Nieuw gesprek")})
    return answer(request, page, save, _("Het gesprek staat er. Schrijf mee, of breng een tekst."), to, has_undo=False)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, conversation: int) -> HttpResponse:
    row = there(conversation_at(request.network, conversation))
    form = ConversationForm(sent(request), initial=conversation_begins(row))

    def save(step: str) -> None:
        actions.change_conversation(*who(request), (conversation, form.at_version), form.facts(), step)

    page = Page(
        "conversations/form.html",
        form,
        {"title": _("Pas dit gesprek aan"), "row": row},
        lambda: conversation_begins(there(conversation_at(request.network, conversation))),
    )
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "one", conversation))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, conversation: int) -> HttpResponse:
    there(conversation_at(request.network, conversation))
    step = new_step()
    actions.remove_conversation(*who(request), conversation, step)
    said = _("Het gesprek is weg, met alles wat erbij hoort. Vannacht wordt het gewist.")
    return done(request, said, step, address(request, "list"))


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_step(*who(request), step), address(request, "list"))
