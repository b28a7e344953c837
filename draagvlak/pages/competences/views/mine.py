"""What somebody says of themselves. Nobody else has a page that shows it."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.competences.actions import own as actions
from draagvlak.capabilities.competences.queries import own as queries
from draagvlak.capabilities.competences.queries.offers import waiting_for
from draagvlak.capabilities.competences.queries.taking_along import own_words_as_json
from draagvlak.pages.competences.forms.mine import DescribeForm, ForgetForm, RoomForm, described_begins
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, answer, sent, there, told

OWN = "competences.describe"


def home(request: Visit, anchor: str = "") -> str:
    return reverse("competences:mine", args=[request.authority.slug]) + anchor


@require_GET
@in_authority(may=OWN)
def mine(request: Visit) -> HttpResponse:
    page = queries.own_page(request.user, request.authority)
    context = {"title": _("Mijn competenties"), "page": page, "waiting": waiting_for(request.user)}
    return render(request, "competences/mine.html", context)


@require_http_methods(["GET", "POST"])
@in_authority(may=OWN)
def describe(request: Visit, card: str) -> HttpResponse:
    found = there(queries.own_card(request.user, card))
    form = DescribeForm(found.card, sent(request), initial=described_begins(found))

    def save(_step: str) -> None:
        actions.describe(request.user, request.authority, card, form.said(), form.at_version)

    def now() -> dict[str, Any]:
        return described_begins(there(queries.own_card(request.user, card)))

    def done(_step: str) -> HttpResponse:
        return told(request, _("Bewaard. Alleen jij ziet dit."), home(request, f"#kaart-{card}"))

    page = Page("competences/describe.html", form, {"title": found.card.name, "mine": found}, now)
    return answer(request, page, save, lambda: home(request), done)


@require_POST
@in_authority(may=OWN)
def take_back(request: Visit, card: str) -> HttpResponse:
    actions.take_back_words(request.user, request.authority, card)
    return told(request, _("Weg."), home(request, f"#kaart-{card}"))


@require_http_methods(["GET", "POST"])
@in_authority(may=OWN)
def room(request: Visit, mine: str) -> HttpResponse:
    place = there(queries.own_place(request.user, mine))
    roles = [one for one in place.roles if place.reads_roles and (one.is_wished or not one.is_held)]
    said = place.capacity
    wishes = [one.role.pk for one in place.wished]
    first = {"roles": said.roles if said else 1, "hours": said.hours if said else None, "wishes": wishes}
    form = RoomForm(roles, sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        wished = given.get("wishes", wishes)
        actions.say_room(
            request.user, request.authority, place.network, given["roles"], given["hours"], [int(one) for one in wished]
        )
        return told(request, _("Bewaard."), home(request, "#netwerken"))
    context = {"title": place.network.name, "place": place, "form": form}
    return render(request, "competences/room.html", context, status=422 if form.errors else 200)


@require_POST
@in_authority(may=OWN)
def allow(request: Visit, mine: str) -> HttpResponse:
    place = there(queries.own_place(request.user, mine))
    actions.allow(request.user, request.authority, place.network)
    back = reverse("competences:withdraw", args=[request.authority.slug, mine])
    said = _(
        "Vanaf nu mag een voorstel voor dit netwerk rekening houden met wat je koos. Je trekt het in met één klik."
    )
    return told(request, said, home(request, "#netwerken"), back)


@require_POST
@in_authority(may=OWN)
def withdraw(request: Visit, mine: str) -> HttpResponse:
    network = there(queries.network_of_mine(request.user, mine))
    actions.withdraw(request.user, request.authority, network)
    said = _("Ingetrokken. Vanaf nu ziet geen enkel voorstel nog wat je koos.")
    return told(request, said, home(request, "#netwerken"))


@require_GET
@in_authority(may=OWN)
def take_along(request: Visit) -> HttpResponse:
    """One's own words as a file. Nobody else gives them."""
    held = json.dumps(own_words_as_json(request.user, request.authority), ensure_ascii=False, indent=2)
    given = HttpResponse(held + "\n", content_type="application/json; charset=utf-8")
    given["Content-Disposition"] = 'attachment; filename="mijn-competenties.json"'
    return given


@require_http_methods(["GET", "POST"])
@in_authority(may=OWN)
def forget(request: Visit) -> HttpResponse:
    form = ForgetForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.forget_all(request.user, request.authority)
        messages.success(request, _("Alles is gewist."))
        return redirect(home(request))
    context = {"title": _("Wis wat ik over mezelf zei"), "form": form}
    return render(request, "competences/forget.html", context, status=422 if form.errors else 200)
