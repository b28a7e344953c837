"""The keeper of the installation makes authorities and invites their first administrators; no content is shown."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import TakenError, make_authority
from draagvlak.capabilities.accounts.queries import administered
from draagvlak.capabilities.authorities import queries
from draagvlak.capabilities.network.actions.inviting import invite_first
from draagvlak.pages.installation.forms import FirstForm, MunicipalityForm, PartnershipForm
from draagvlak.pages.shared.doors import in_installation
from draagvlak.pages.shared.views import send_invitation

PAGE, MOST_FOUND = 50, 20


@require_GET
@in_installation
def authorities(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.authorities(), PAGE).get_page(request.GET.get("pagina"))
    context = {
        "title": _("Gemeenten en samenwerkingsverbanden"),
        "authorities": page,
        "administered": administered(page.object_list),
    }
    return render(request, "installation/authorities.html", context)


@require_http_methods(["GET", "POST"])
@in_installation
def municipality(request: HttpRequest) -> HttpResponse:
    form = MunicipalityForm(request.POST if request.method == "POST" else None)
    found = queries.municipality_of(form.cleaned_data["nis"]) if form.is_valid() else None
    if found is not None:
        return _made(request, found.name, [found]) or redirect("installation:authorities")
    text = request.GET.get("zoek", "")[:80]
    context = {
        "title": _("Voor welke gemeente?"),
        "text": text,
        "found": queries.municipalities_named(text)[:MOST_FOUND],
        "is_wrong": request.method == "POST",
    }
    return render(request, "installation/municipality.html", context, status=422 if context["is_wrong"] else 200)


@require_http_methods(["GET", "POST"])
@in_installation
def partnership(request: HttpRequest) -> HttpResponse:
    form = PartnershipForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = _made(request, form.cleaned_data["name"], form.cleaned_data["members"])
        if made is not None:
            return made
        form.add_error("name", _("Die naam is al in gebruik. Kies een andere."))
    context = {"title": _("Welk samenwerkingsverband?"), "form": form}
    return render(request, "installation/partnership.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_installation
def invite(request: HttpRequest, place: str) -> HttpResponse:
    found = queries.authority_at(place)
    if found is None:
        raise Http404
    form = FirstForm(getattr(request.user, "email", ""), request.POST if request.method == "POST" else None)
    if form.is_valid():
        with inside(found):
            form.once(lambda key: _invited(request, found, form.cleaned_data["email"], key))
        return redirect("installation:authorities")
    context = {"title": _("Wie beheert %(place)s?") % {"place": found}, "form": form, "place": found}
    return render(request, "installation/invite.html", context, status=422 if form.errors else 200)


def _made(request: HttpRequest, name: str, municipalities: list[Any]) -> HttpResponse | None:
    """On to inviting the first administrator; None where it was there already."""
    try:
        made = make_authority(request.user, name, municipalities)  # type: ignore[arg-type]
    except TakenError:
        messages.warning(request, _("%(name)s heeft al een werkruimte.") % {"name": name})
        return None
    return redirect("installation:invite", made.slug)


def _invited(request: HttpRequest, place: Any, email: str, key: str) -> Any:
    made = invite_first(request.user, place, email, key)  # type: ignore[arg-type]
    if send_invitation(request, place.name, made, ()):
        messages.success(request, _("De uitnodiging is verstuurd. De link werkt 14 dagen."))
    else:
        messages.error(request, _("De mail kon niet weg. Nodig straks opnieuw uit."))
    return made.invitation
