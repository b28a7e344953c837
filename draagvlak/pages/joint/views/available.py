"""Who can when: somebody says it themselves, or whoever directs their network does."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network.queries.standing import person_of
from draagvlak.capabilities.planning.actions import available as actions
from draagvlak.capabilities.planning.queries.available import availability_of, people_page
from draagvlak.capabilities.planning.queries.plannings import people_of, seen_by
from draagvlak.pages.joint.forms.available import AvailableForm, available_begins
from draagvlak.pages.joint.views.telling import PLAN, SAY, address, own_in, who
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import sent, there, told
from draagvlak.pages.shared.views import changed_meanwhile, differing


@require_http_methods(["GET", "POST"])
@in_authority(may=SAY)
def mine(request: Visit) -> HttpResponse:
    person = person_of(request.user)
    context = {"title": _("Wanneer ik kan"), "person": person}
    if person is None:
        return render(request, "joint/nobody.html", context)
    return _page(request, person, context, lambda can: actions.say_own(*who(request), can), address(request, "mine"))


@require_POST
@in_authority(may=SAY)
def forget(request: Visit) -> HttpResponse:
    there(person_of(request.user))
    actions.forget_own(*who(request))
    return told(request, _("Weg. We gaan ervan uit dat je altijd kan."), address(request, "mine"))


@require_GET
@in_authority(may=PLAN)
def who_can(request: Visit, planning: int) -> HttpResponse:
    row, text = own_in(request, planning), request.GET.get("zoek", "")
    page = people_page(row, seen_by(request.user, row).named, request.GET.get("pagina", ""), text)
    context = {"title": _("Wie kan wanneer?"), "planning": row, "page": page, "text": text}
    return render(request, "joint/who_can.html", context)


@require_http_methods(["GET", "POST"])
@in_authority(may=PLAN)
def say_for(request: Visit, planning: int, person: int) -> HttpResponse:
    row = own_in(request, planning)
    found = there(people_of(row, seen_by(request.user, row).named).filter(pk=person).first())
    context = {"title": found.name, "person": found, "planning": row}
    to = address(request, "who_can", planning)
    return _page(request, found, context, lambda can: actions.say_for(*who(request), planning, person, can), to)


def _page(request: Visit, person: Any, context: dict[str, Any], save: Any, to: str) -> HttpResponse:
    said = availability_of(person)
    form = AvailableForm(said, "planning" in context, sent(request))
    context |= {"form": form, "said": said}
    if request.method != "POST" or not form.is_valid():
        return render(request, "joint/available.html", context, status=422 if form.errors else 200)
    try:
        save(form.can())
    except ChangedMeanwhileError:
        now = available_begins(availability_of(person))
        if differing(form, now):
            return changed_meanwhile(request, "joint/available.html", form, now, context)
        return redirect(to)
    return told(request, _("Bewaard. Dank je."), to)
