"""The list of conversations and one of them; for who does not harvest, what they said themselves."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.conversations.queries import conversations as queries
from draagvlak.capabilities.conversations.queries.finding import own_page, page_found
from draagvlak.capabilities.conversations.queries.fragments import themes_of
from draagvlak.pages.conversations.forms.fragments import LookForm
from draagvlak.pages.conversations.views.telling import READ_OWN, WRITE
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import may, there


@require_GET
@in_network(may=READ_OWN)
def index(request: Visit) -> HttpResponse:
    number = request.GET.get("pagina")
    if not may(request, WRITE):
        page = own_page(request.user, request.network, number)
        return render(request, "conversations/own.html", {"title": _("Wat jij zei"), "page": page})
    form = LookForm(themes_of(request.network), request.GET)
    look = form.look()
    context = {"title": _("Gesprekken"), "form": form, "is_narrowed": look.is_narrowed}
    if look.is_narrowed:
        page = page_found(request.network, look, number)
        return render(request, "conversations/found.html", {**context, "page": page})
    page = queries.page_of_conversations(request.network, number)
    return render(request, "conversations/list.html", {**context, "page": page})


@require_GET
@in_network(may=WRITE)
def one(request: Visit, conversation: int) -> HttpResponse:
    row = there(queries.conversation_at(request.network, conversation))
    shown = queries.conversation_shown(row)
    return render(request, "conversations/one.html", {"title": row.title, "row": row, "shown": shown})
