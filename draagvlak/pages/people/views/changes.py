"""Adding somebody, putting right what is known, saying what changed on a day, and leaving."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from draagvlak.capabilities.network.actions import people as actions
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import Known, known_of
from draagvlak.pages.people.forms.person import (
    CorrectForm,
    LeaveForm,
    NewPersonForm,
    TurnForm,
    correct_begins,
    leave_begins,
    turn_begins,
)
from draagvlak.pages.people.views.saving import Page, address, answer, outdate
from draagvlak.pages.shared.doors import Visit, in_network

SHOWN = require_http_methods(["GET", "HEAD", "POST"])


@SHOWN
@in_network(may="network.write_people")
def add(request: Visit) -> HttpResponse:
    form = NewPersonForm(request.POST or None)

    def save() -> str:
        where = request.user, request.authority, request.network
        made = form.once(lambda key: actions.add_person(*where, form.details, form.standing, key))
        outdate(request, [made])
        return address(request, "person", made)

    title = _("Nieuwe persoon")
    return answer(request, Page("people/add.html", form, {"title": title}), save, _("Deze persoon staat erbij."))


@SHOWN
@in_network(may="network.write_people")
def correct(request: Visit, person: int) -> HttpResponse:
    known = _known(request, person)
    form = CorrectForm(request.POST or None, initial=correct_begins(known))

    def save() -> str:
        which = actions.Version(person, form.cleaned_data["version"])
        where = request.user, request.authority, request.network
        actions.correct_person(*where, which, form.details, form.layers if known.here else None)
        return _done(request, person)

    context = {"title": _("Verbeter wat er staat"), "person": known.person, "has_left": known.here is None}
    page = Page("people/correct.html", form, context, lambda: correct_begins(_known(request, person)))
    return answer(request, page, save, _("Het is verbeterd."))


@SHOWN
@in_network(may="network.write_people")
def turn(request: Visit, person: int) -> HttpResponse:
    known, today = _known(request, person), day_of(request.network)
    form = TurnForm(request.POST or None, initial=turn_begins(known, today))

    def save() -> str:
        which = actions.Version(person, form.cleaned_data["version"])
        actions.turn_person(request.user, request.authority, request.network, which, form.turn)
        return _done(request, person)

    context = {"title": _("Er veranderde iets"), "person": known.person, "has_left": known.here is None}
    page = Page("people/turn.html", form, context, lambda: turn_begins(_known(request, person), today))
    return answer(request, page, save, _("Genoteerd. Wat vroeger waar was, blijft staan."))


@SHOWN
@in_network(may="network.write_people")
def leave(request: Visit, person: int) -> HttpResponse:
    known, today = _known(request, person), day_of(request.network)
    form = LeaveForm(request.POST or None, initial=leave_begins(known, today))

    def save() -> str:
        which = actions.Version(person, form.cleaned_data["version"])
        actions.end_membership(request.user, request.authority, request.network, which, form.cleaned_data["on"])
        return _done(request, person)

    context = {"title": _("Hoort niet meer bij dit netwerk"), "person": known.person}
    page = Page("people/leave.html", form, context, lambda: leave_begins(_known(request, person), today))
    return answer(request, page, save, _("Genoteerd. Wie het was en wat die deed, blijft staan."))


def _known(request: Visit, person: int) -> Known:
    found = known_of(request.network, person, [request.network.pk])
    if found is None:
        raise Http404
    return found


def _done(request: Visit, person: int) -> str:
    outdate(request, [person])
    return address(request, "person", person)
