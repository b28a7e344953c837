"""The list: for who harvests, every voice and how its quotes stand; for others, what was agreed to; and one's own."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.consents.actions import taking_back
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.reading import agreed_page, own_quotes
from draagvlak.capabilities.consents.queries.standing import Stand
from draagvlak.capabilities.consents.queries.voices import voices_page
from draagvlak.capabilities.consents.wording.standing import stand_told
from draagvlak.capabilities.conversations.queries.seeing import conversations_in, harvests
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import address_of, may, refused, told, who

READ, WRITE, TAKE_BACK, OWN = "consents.read", "consents.write", "consents.take_back", "consents.take_back_own"


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    if not harvests(request.user, request.network):
        return _agreed(request)
    asked = {part: request.GET.get(part, "") for part in ("gesprek", "stand")}
    context = {
        "title": _("Citaten"),
        "found": voices_page(request.network, asked["gesprek"], asked["stand"], request.GET.get("pagina", "")),
        "asked": asked,
        "stands": [(one.value, stand_told(one)) for one in Stand],
        "conversations": [(str(one.pk), one.title) for one in conversations_in(request.network)],
        "may_write": may(request, WRITE),
        "may_invite": may(request, "network.invite"),
    }
    return render(request, "consents/list.html", context)


def _agreed(request: Visit) -> HttpResponse:
    search = request.GET.get("zoek", "")
    context = {
        "title": _("Citaten"),
        "page": agreed_page(request.network, search, request.GET.get("pagina", "")),
        "search": search,
        "use": Use.PAGES.label,
        "has_own": bool(own_quotes(request.user, request.network)),
    }
    return render(request, "consents/agreed.html", context)


@require_GET
@in_network(may=OWN)
def mine(request: Visit) -> HttpResponse:
    context = {"title": _("Wat jij zei"), "found": own_quotes(request.user, request.network)}
    return render(request, "consents/mine.html", context)


@require_POST
@in_network(may=OWN)
def take_back_own(request: Visit) -> HttpResponse:
    fragment = request.POST.get("fragment", "")
    try:
        ended = taking_back.take_back_own(who(request), int(fragment) if fragment.isdigit() else 0)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    to = address_of(request, "consents:mine")
    if not ended:
        return refused(request, _("Dit was al ingetrokken."), to)
    return told(request, _("Je citaat is weg. Dank je dat je het zei."), to)
