"""What has to be held, the rooms and the rules of a planning."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.planning.actions import parts as actions
from draagvlak.capabilities.planning.choices import RuleKind
from draagvlak.capabilities.planning.queries.plannings import (
    people_of,
    room_at,
    rule_at,
    seen_by,
    wanted_at,
    wanted_of,
)
from draagvlak.pages.joint.forms.parts import RoomForm, RuleForm, WantedForm, wanted_begins
from draagvlak.pages.joint.views.telling import PLAN, address, own_in, who
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, sent, there, told


def _answer(request: Visit, planning: int, page: Page, save: Any, said: str) -> HttpResponse:
    to = address(request, "one", planning)
    return telling.answer(request, page, save, lambda: to, lambda _step: told(request, said, to))


@require_http_methods(["GET", "POST"])
@in_authority(may=PLAN)
def add_wanted(request: Visit, planning: int) -> HttpResponse:
    row = own_in(request, planning)
    form = WantedForm(row.networks.all(), sent(request))

    def save(step: str) -> None:
        actions.add_wanted(*who(request), planning, form.values(), step)

    page = Page("joint/wanted.html", form, {"title": _("Wat moet gehouden worden?"), "planning": row})
    return _answer(request, planning, page, save, _("De vergadering staat erbij."))


@require_http_methods(["GET", "POST"])
@in_authority(may=PLAN)
def change_wanted(request: Visit, planning: int, wanted: int) -> HttpResponse:
    row = own_in(request, planning)
    found = there(wanted_at(row, wanted))
    form = WantedForm(row.networks.all(), sent(request), initial=wanted_begins(found))

    def save(_step: str) -> None:
        actions.change_wanted(*who(request), planning, (wanted, form.at_version), form.values())

    context = {"title": found.title, "planning": row, "wanted": found}
    page = Page("joint/wanted.html", form, context, lambda: wanted_begins(there(wanted_at(row, wanted))))
    return _answer(request, planning, page, save, _("Bewaard."))


@require_http_methods(["GET", "POST"])
@in_authority(may=PLAN)
def add_room(request: Visit, planning: int) -> HttpResponse:
    row = own_in(request, planning)
    form = RoomForm(sent(request))

    def save(step: str) -> None:
        actions.add_room(*who(request), planning, form.values(), step)

    page = Page("joint/room.html", form, {"title": _("Nieuwe zaal"), "planning": row})
    return _answer(request, planning, page, save, _("De zaal staat erbij."))


@require_GET
@in_authority(may=PLAN)
def choose_rule(request: Visit, planning: int) -> HttpResponse:
    context = {"title": _("Welke soort regel?"), "planning": own_in(request, planning), "kinds": RuleKind.choices}
    return render(request, "joint/choose_rule.html", context)


@require_http_methods(["GET", "POST"])
@in_authority(may=PLAN)
def add_rule(request: Visit, planning: int, rule_kind: str) -> HttpResponse:
    row = own_in(request, planning)
    if rule_kind not in RuleKind.values:
        raise Http404
    people = people_of(row, seen_by(request.user, row).named) if rule_kind == RuleKind.PRESENT else ()
    form = RuleForm(rule_kind, wanted_of(row), people, sent(request))

    def save(step: str) -> None:
        actions.add_rule(*who(request), planning, form.values(), step)

    page = Page(
        "joint/rule.html", form, {"title": _("Nieuwe regel"), "planning": row, "kind": RuleKind(rule_kind).label}
    )
    return _answer(request, planning, page, save, _("De regel staat erbij."))


@require_POST
@in_authority(may=PLAN)
def remove_wanted(request: Visit, planning: int, wanted: int) -> HttpResponse:
    there(wanted_at(own_in(request, planning), wanted))
    actions.remove(*who(request), planning, "wanted", wanted)
    said = _("Weggehaald, met haar regels. Wat al in de agenda staat, blijft daar staan.")
    return told(request, said, address(request, "one", planning))


@require_POST
@in_authority(may=PLAN)
def remove_room(request: Visit, planning: int, room: int) -> HttpResponse:
    there(room_at(own_in(request, planning), room))
    actions.remove(*who(request), planning, "room", room)
    return told(request, _("Weggehaald."), address(request, "one", planning))


@require_POST
@in_authority(may=PLAN)
def remove_rule(request: Visit, planning: int, rule: int) -> HttpResponse:
    there(rule_at(own_in(request, planning), rule))
    actions.remove(*who(request), planning, "rule", rule)
    return told(request, _("Weggehaald."), address(request, "one", planning))
