"""The roles of a network: what each needs and who has it, as the reader may know."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.competences.actions import roles as actions
from draagvlak.capabilities.competences.choices import RoleKind
from draagvlak.capabilities.competences.choices.proposals import BY_KIND, PROPOSALS
from draagvlak.capabilities.competences.queries import holders as queries
from draagvlak.capabilities.competences.queries.cards import cards_by_key, cards_to_take
from draagvlak.capabilities.competences.queries.offers import waiting_for
from draagvlak.capabilities.competences.queries.roles import NeedShown
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.competences.forms.roles import RoleForm, role_begins
from draagvlak.pages.competences.forms.words import REFUSALS
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, address_of, may, new_step, refused, sent, there, told, who

READ, WRITE = "competences.read_roles", "competences.write_roles"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"competences:{name}", *more)


def done(request: Visit, said: str, step: str, to: str) -> HttpResponse:
    return told(request, said, to, address(request, "undo_roles", step) if step else "")


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it, with the way back, at `to`."""
    return telling.answer(request, page, save, to, lambda step: done(request, said, step, to()))


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    seen, may_write = queries.roles_seen(request.user, request.network), may(request, WRITE)
    there_are = {one.shown.role.kind for one in seen}
    cards = cards_by_key()
    context = {
        "title": _("Rollen"),
        "roles": seen,
        "proposals": [
            (one, [NeedShown(cards[key], level) for key, level in one.needs.items()])
            for one in PROPOSALS
            if one.kind not in there_are
        ]
        if may_write
        else [],
        "ended": queries.ended_roles(request.network) if may_write else [],
        "may_write": may_write,
        "may_describe": may(request, "competences.describe"),
        "reads_matching": may(request, "competences.read_matching"),
        "reads_open_roles": may(request, "competences.read_open_roles"),
        "waiting": waiting_for(request.user),
    }
    return render(request, "competences/roles.html", context)


@require_GET
@in_network(may=READ)
def one(request: Visit, network_role: int) -> HttpResponse:
    seen = there(queries.role_seen(request.user, request.network, network_role))
    reads = may(request, "network.read_people")
    context = {
        "title": seen.shown.role.name,
        "seen": seen,
        "before": queries.held_before(seen.shown.role, request.network) if reads else [],
        "may_write": may(request, WRITE),
        "may_describe": may(request, "competences.describe"),
    }
    return render(request, "competences/role.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    form = RoleForm(cards_to_take(), sent(request))

    def save(step: str) -> None:
        actions.make_role(*who(request), form.asks(), step)

    page = Page("competences/role_form.html", form, {"title": _("Nieuwe rol")})
    return answer(request, page, save, _("De rol staat erbij."), lambda: address(request, "roles"))


@require_POST
@in_network(may=WRITE)
def take_over(request: Visit, proposal: str) -> HttpResponse:
    if proposal not in BY_KIND:
        raise Http404
    step, to = new_step(), address(request, "roles")
    try:
        actions.take_over(*who(request), RoleKind(proposal), step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), to)
    except SentBeforeError:
        return told(request, _("Overgenomen."), to)
    return done(request, _("Overgenomen. Pas aan wat bij jullie anders is."), step, to)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, network_role: int) -> HttpResponse:
    shown = there(queries.role_seen(request.user, request.network, network_role)).shown
    needed = {need.card.key: need.card for need in shown.needs}
    cards = {card.key: card for card in cards_to_take()} | needed
    form = RoleForm(cards.values(), sent(request), initial=role_begins(shown))

    def save(step: str) -> None:
        actions.change_role(*who(request), (network_role, form.at_version), form.asks(), step)

    def now() -> dict[str, Any]:
        return role_begins(there(queries.role_seen(request.user, request.network, network_role)).shown)

    page = Page("competences/role_form.html", form, {"title": _("Pas deze rol aan"), "role": shown.role}, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "role", network_role))


@require_POST
@in_network(may=WRITE)
def end(request: Visit, network_role: int) -> HttpResponse:
    to = address(request, "roles")
    if queries.role_at(request.network, network_role) is None:  # a second click; one that isn't there at all too
        return told(request, _("Deze rol is er niet meer."), to)
    step = new_step()
    actions.end_role(*who(request), network_role, step)
    return done(request, _("Weggehaald. De rol staat nog bij vroegere rollen."), step, to)


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    to = address(request, "roles")
    try:
        actions.undo_role_step(*who(request), step)
    except LookupError:
        return refused(request, _("Dit is al ongedaan gemaakt."), to)
    except ChangedMeanwhileError:
        return refused(request, _("Dit is intussen veranderd. Het blijft zoals het nu is."), to)
    return told(request, _("Ongedaan gemaakt."), to)
