"""What falls when somebody leaves, and the plan of who takes over."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.succession.actions import leaving as actions
from draagvlak.capabilities.succession.actions.undoing import undo_step
from draagvlak.capabilities.succession.queries.falling import falling, members_to_choose
from draagvlak.capabilities.succession.queries.measured import sees_ties
from draagvlak.capabilities.succession.queries.plans import leaving_at, plan_shown
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, new_step, refused, sent, taken_back, there, told, who
from draagvlak.pages.succession.forms.plans import LeavingForm, leaving_begins
from draagvlak.pages.succession.forms.words import REFUSALS
from draagvlak.pages.succession.views.telling import (
    READ,
    WRITE,
    address,
    answer,
    do,
    done,
    measured_again,
    todays,
)


@require_GET
@in_network(may=READ)
def overview(request: Visit) -> HttpResponse:
    opening = todays(request)
    context = {
        "title": _("Opvolging"),
        "seen": falling(request.user, request.network, opening.mark, request.GET.get("pagina", "")),
        "may_write": may(request, WRITE),
        "may_set": may(request, "network.settings"),
    }
    return render(request, "succession/overview.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def begin(request: Visit) -> HttpResponse:
    people = members_to_choose(request.network)
    form = LeavingForm(people, sent(request), initial={"person": request.GET.get("wie", "")})
    made: list[int] = []

    def save(step: str) -> None:
        made.append(actions.begin_plan(*who(request), form.goes(), step).pk)

    def to() -> str:
        return address(request, "one", made[0]) if made else address(request, "plan")

    page = Page("succession/leaving.html", form, {"title": _("Begin een opvolgingsplan")})
    return answer(request, page, save, _("Het plan is begonnen. Hieronder staat wie je samen kan brengen."), to)


@require_GET
@in_network(may=READ)
def one(request: Visit, leaving: int) -> HttpResponse:
    row = there(leaving_at(request.network, leaving))
    context = {
        "title": _("%(name)s gaat weg") % {"name": row.person.name},
        "plan": plan_shown(row),
        "leaving": row,
        "is_told": sees_ties(request.user, request.network, row.person_id),
        "may_write": may(request, WRITE),
    }
    return render(request, "succession/plan.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, leaving: int) -> HttpResponse:
    row = there(leaving_at(request.network, leaving))
    people = members_to_choose(request.network)
    form = LeavingForm(people, sent(request), leaver=row.person_id, initial=leaving_begins(row))

    def save(step: str) -> None:
        actions.change_plan(*who(request), (leaving, form.at_version), form.goes(), step)

    page = Page(
        "succession/leaving.html",
        form,
        {"title": _("Pas dit plan aan"), "leaving": row},
        lambda: leaving_begins(there(leaving_at(request.network, leaving))),
    )
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "one", leaving))


@require_POST
@in_network(may=WRITE)
def look_again(request: Visit, leaving: int) -> HttpResponse:
    there(leaving_at(request.network, leaving))
    to, step = address(request, "one", leaving), new_step()
    try:
        came = actions.look_again(*who(request), leaving, step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), to)
    if not came:
        return told(request, _("Er kwam geen band bij die alleen deze persoon heeft."), to)
    said = ngettext("Er kwam %(count)s contact bij.", "Er kwamen %(count)s contacten bij.", came) % {"count": came}
    return done(request, said, step, to)


@require_POST
@in_network(may=WRITE)
def close(request: Visit, leaving: int) -> HttpResponse:
    row = there(leaving_at(request.network, leaving))
    is_closed = "open" not in request.POST
    said = _("Het plan is afgerond.") if is_closed else _("Het plan is weer open.")
    at = leaving, row.version

    def act(step: str) -> None:
        actions.close_plan(*who(request), at, is_closed, step)

    return do(request, act, said, address(request, "one", leaving))


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    answered = taken_back(request, lambda: undo_step(*who(request), step), address(request, "plan"))
    measured_again(request)
    return answered
