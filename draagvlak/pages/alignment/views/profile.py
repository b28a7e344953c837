"""What a network is for: its profile, with what it asked of whom."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.alignment.actions import profiles
from draagvlak.capabilities.alignment.actions.undoing import undo_in_network
from draagvlak.capabilities.alignment.queries.profiles import known_names, profile_of, requests_page
from draagvlak.capabilities.alignment.queries.sharing import shares_of
from draagvlak.capabilities.alignment.wording.profiles import told as parts_told
from draagvlak.pages.alignment.forms.profile import ProfileForm, profile_begins
from draagvlak.pages.alignment.views.telling import READ, WRITE, address, answer
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, sent, taken_back, who


@require_GET
@in_network(may=READ)
def profile(request: Visit) -> HttpResponse:
    row = profile_of(request.network)
    context = {
        "title": _("Profiel van het netwerk"),
        "row": row,
        "told": parts_told(row),
        "page": requests_page(request.network, request.GET.get("pagina", "")),
        "may_write": may(request, WRITE),
        "shares": list(shares_of(request.network)) if may(request, "network.share") else None,
    }
    return render(request, "alignment/profile.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit) -> HttpResponse:
    row = profile_of(request.network)
    form = ProfileForm(known_names(), sent(request), initial=profile_begins(row))

    def save(step: str) -> None:
        profiles.describe_network(*who(request), form.at_version, form.described, step)

    def now() -> dict[str, Any]:
        return profile_begins(profile_of(request.network))

    page = Page("alignment/profile_form.html", form, {"title": _("Pas het profiel aan")}, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "profile"))


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_in_network(*who(request), step), address(request, "profile"))
