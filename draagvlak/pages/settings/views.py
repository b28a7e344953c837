"""One's own account: how one signs in, and where one is signed in. What browsers and researchers look for, too."""

from base64 import b64encode
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from draagvlak.capabilities.accounts.actions import end_other_sessions, end_session
from draagvlak.capabilities.accounts.queries import second_steps_of, sessions_of, signs_in_with_service
from draagvlak.capabilities.authorities.queries import logo_of
from draagvlak.capabilities.network.actions.logos import remove_logo, set_logo
from draagvlak.pages.settings.forms import LogoForm
from draagvlak.pages.shared.doors import Visit, in_authority, personal, public

RENEWED = timedelta(days=180)  # RFC 9116 asks for less than a year


@require_GET
@personal
def account(request: Visit) -> HttpResponse:
    context = {
        "title": _("Je account"),
        "steps": second_steps_of(request.user),
        "with_service": signs_in_with_service(request.user),
        "here": len(sessions_of(request.user, request.session.session_key)),
    }
    return render(request, "settings/account.html", context)


@require_GET
@personal
def sessions(request: Visit) -> HttpResponse:
    found = sessions_of(request.user, request.session.session_key)
    return render(request, "settings/sessions.html", {"title": _("Waar je aangemeld bent"), "sessions": found})


@require_POST
@personal
def end(request: Visit, session: int) -> HttpResponse:
    if end_session(request.user, session, request.session.session_key):
        messages.success(request, _("Op dat toestel ben je afgemeld."))
    return redirect("settings:sessions")


@require_POST
@personal
def end_others(request: Visit) -> HttpResponse:
    end_other_sessions(request.user, request.session.session_key)
    messages.success(request, _("Je bent nu alleen nog hier aangemeld."))
    return redirect("settings:sessions")


@require_safe
@public(because="search engines ask here what they may show: public pages of networks, and nothing else")
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Allow: /openbaar/", "Allow: /static/", "Disallow: /"]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('public:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
@public(because="who finds a leak looks here for whom to tell (RFC 9116)")
def security(request: HttpRequest) -> HttpResponse:
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (timezone.now() + RENEWED).strftime("%Y-%m-%dT00:00:00Z")
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {until}", "Preferred-Languages: nl, en"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_http_methods(["GET", "POST"])
@in_authority(may="network.set_logo")
def logo(request: Visit) -> HttpResponse:
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_valid():
        set_logo(request.user, request.authority, form.cleaned_data["file"])
        messages.success(request, _("Het logo is bewaard. Het staat nu op de bladzijde voor het bestuur."))
        return redirect("settings:logo", request.authority.slug)
    found = logo_of(request.authority)
    shown = f"data:image/{found.kind};base64,{b64encode(bytes(found.content)).decode()}" if found else ""
    context = {"title": _("Logo"), "form": form, "shown": shown}
    return render(request, "settings/logo.html", context, status=422 if form.errors else 200)


@require_POST
@in_authority(may="network.set_logo")
def take_logo_away(request: Visit) -> HttpResponse:
    remove_logo(request.user, request.authority)
    messages.success(request, _("Het logo is weg."))
    return redirect("settings:logo", request.authority.slug)
