"""What respondents hear of their survey: written by the director, looked at before, and read by who has the address."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.pulse.actions import telling as actions
from draagvlak.capabilities.pulse.queries.giving_back import give_back_token, given_back, given_back_at
from draagvlak.capabilities.pulse.queries.remarks import closed_at
from draagvlak.pages.shared.doors import Visit, in_network, paced, public
from draagvlak.pages.shared.views import changed_meanwhile
from draagvlak.pages.survey.forms.telling import GiveBackForm, about_names, stands

PAGE = "survey/give_back.html"


@require_http_methods(["GET", "POST"])
@in_network(may="pulse.run")
def write(request: Visit, closed: int) -> HttpResponse:
    found = _closed(request, closed)
    form = GiveBackForm(
        request.POST if request.method == "POST" else None, initial=stands(found.version, found.give_back)
    )
    context = _context(request, found, form)
    if request.method == "POST" and form.is_valid():
        at, text = (found.pk, form.cleaned_data["version"]), form.cleaned_data["text"]
        try:
            actions.write_give_back(request.user, request.authority, request.network, at, text)
        except ChangedMeanwhileError as error:
            now: Any = error.now
            return changed_meanwhile(request, PAGE, form, stands(now.version, now.give_back), context)
        except actions.NameInItError as error:
            about_names(form, error.names)
        else:
            messages.success(request, _("Bewaard. Hieronder zie je hoe het eruitziet."))
            return _back(request, closed)
    return render(request, PAGE, context, status=422 if form.errors else 200)


@require_POST
@in_network(may="pulse.run")
def give(request: Visit, closed: int) -> HttpResponse:
    if not _closed(request, closed).give_back:
        raise Http404
    actions.give_back(request.user, request.authority, request.network, closed)
    messages.success(request, _("Wie antwoordde, leest het vanaf nu."))
    return _back(request, closed)


@require_POST
@in_network(may="pulse.run")
def take(request: Visit, closed: int) -> HttpResponse:
    _closed(request, closed)
    actions.take_give_back(request.user, request.authority, request.network, closed)
    messages.success(request, _("Wie antwoordde, leest het nu niet meer. Je tekst staat er nog."))
    return _back(request, closed)


@require_safe
@public(because="respondents have no account; the address of what they get back is a secret of their survey")
@paced("give-back", methods=("GET", "HEAD"))
def read(request: HttpRequest, token: str) -> HttpResponseBase:
    shown = given_back_at(token)
    if shown is None:
        raise Http404
    answer = render(request, "survey/given_back.html", {"title": _("Wat kwam er uit de vragen?"), "shown": shown})
    answer["X-Robots-Tag"], answer["Cache-Control"] = "noindex", "private, no-store"
    return answer


def _closed(request: Visit, key: int) -> Any:
    found = closed_at(request.network, key)
    if found is None:
        raise Http404
    return found


def _context(request: Visit, found: Any, form: GiveBackForm) -> dict[str, Any]:
    address = reverse("survey:given_back", args=[give_back_token(found)])
    return {
        "title": _("Geef terug wat eruit kwam"),
        "survey": found,
        "form": form,
        "shown": given_back(found),
        "address": request.build_absolute_uri(address),
    }


def _back(request: Visit, closed: int) -> HttpResponse:
    return redirect("survey:give_back", request.authority.slug, request.network.slug, closed)
