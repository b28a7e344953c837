"""The two short questions: how does the balance feel to you?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.ideas.actions.outlook import say_outlook, take_back_outlook
from draagvlak.capabilities.ideas.queries.outlook import own_outlook, side_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.balance.forms import OutlookForm, stands
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.views import changed_meanwhile, differing

PAGE = "balance/say.html"
RIGHT = "ideas.say_balance"


@require_http_methods(["GET", "POST"])
@in_network(may=RIGHT)
def say(request: Visit) -> HttpResponse:
    form = OutlookForm(request.POST if request.method == "POST" else None, initial=_now(request))
    context = {"title": _("Hoe voelt het evenwicht voor jou?"), "form": form}
    context |= {"side": side_of(request.user, request.network), "said": own_outlook(request.user, request.network)}
    if request.method == "POST" and form.is_valid():
        who = (request.user, request.authority, request.network)
        try:
            say_outlook(*who, form.felt, form.cleaned_data["version"] or 0)
        except RefusedError as refused:
            form.refuse(refused)
        except ChangedMeanwhileError:
            now = _now(request)
            if differing(form, now):
                return changed_meanwhile(request, PAGE, form, now, context)
            return _back(request)
        else:
            messages.success(request, _("Bewaard. Je kan dit altijd veranderen; alleen je laatste antwoord telt."))
            return _back(request)
    return render(request, PAGE, context, status=422 if form.errors else 200)


@require_POST
@in_network(may=RIGHT)
def take_back(request: Visit) -> HttpResponse:
    if own_outlook(request.user, request.network) is None:
        raise Http404
    take_back_outlook(request.user, request.authority, request.network)
    messages.success(request, _("Je antwoord is weg."))
    return _back(request)


def _now(request: Visit) -> dict[str, Any]:
    return stands(own_outlook(request.user, request.network))


def _back(request: Visit) -> HttpResponse:
    return redirect("balance:balance", request.authority.slug, request.network.slug)
