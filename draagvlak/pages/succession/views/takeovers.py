"""What is handed over: added, changed, planned, done, left out."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.succession.actions import takeovers as actions
from draagvlak.capabilities.succession.queries.falling import members_to_choose
from draagvlak.capabilities.succession.queries.plans import leaving_at, met_by, takeover_at, takeover_said
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, sent, there, who
from draagvlak.pages.succession.forms.plans import DoneForm, HandedForm, PlannedForm, handed_begins
from draagvlak.pages.succession.views.telling import WRITE, address, answer, do, measured_again


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def add(request: Visit, leaving: int) -> HttpResponse:
    row = there(leaving_at(request.network, leaving))
    begins = {"successor": str(row.successor_id or "")}
    form = HandedForm(members_to_choose(request.network), met_by(row), sent(request), initial=begins)

    def save(step: str) -> None:
        actions.add_takeover(*who(request), leaving, form.handed(), step)

    page = Page("succession/handed.html", form, {"title": _("Wat gaat er nog over?"), "leaving": row})
    return answer(request, page, save, _("Het staat in het plan."), lambda: address(request, "one", leaving))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, takeover: int) -> HttpResponse:
    row = there(takeover_at(request.network, takeover))
    form = HandedForm(members_to_choose(request.network), None, sent(request), initial=handed_begins(row))

    def save(step: str) -> None:
        actions.change_takeover(*who(request), (takeover, form.at_version), form.handed(), step)

    page = Page(
        "succession/handed.html",
        form,
        {"title": _("Pas dit aan"), "leaving": row.leaving, "row": row, "said": takeover_said(row, row.leaving)},
        lambda: handed_begins(there(takeover_at(request.network, takeover))),
    )
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "one", row.leaving_id))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def plan(request: Visit, takeover: int) -> HttpResponse:
    row = there(takeover_at(request.network, takeover))

    def begins() -> dict[str, object]:
        now = there(takeover_at(request.network, takeover))
        return {"on": now.on, "version": now.version}

    form = PlannedForm(sent(request), has_meeting=row.meeting_id is not None, initial=begins())
    title = _("Kennismaking")

    def save(step: str) -> None:
        actions.plan_takeover(*who(request), (takeover, form.at_version), form.planned(title), step)

    context = {"title": _("Plan dit"), "leaving": row.leaving, "said": takeover_said(row, row.leaving)}
    page = Page("succession/when.html", form, context, begins)
    return answer(request, page, save, _("Het staat gepland."), lambda: address(request, "one", row.leaving_id))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def finish(request: Visit, takeover: int) -> HttpResponse:
    row = there(takeover_at(request.network, takeover))

    def begins() -> dict[str, object]:
        now, today = there(takeover_at(request.network, takeover)), day_of(request.network)
        return {"on": min(now.on or today, today), "version": now.version, "is_noted": now.person_id is not None}

    form = DoneForm(sent(request), initial=begins())

    def save(step: str) -> None:
        done = form.cleaned_data["on"], form.cleaned_data["is_noted"]
        actions.finish_takeover(*who(request), (takeover, form.at_version), done, step)

    context = {"title": _("Gedaan"), "leaving": row.leaving, "said": takeover_said(row, row.leaving)}
    page = Page("succession/when.html", form, context, begins)
    answered = answer(request, page, save, _("Genoteerd: gedaan."), lambda: address(request, "one", row.leaving_id))
    if answered.status_code == 302:
        measured_again(request)
    return answered


@require_POST
@in_network(may=WRITE)
def drop(request: Visit, takeover: int) -> HttpResponse:
    row = there(takeover_at(request.network, takeover))

    def act(step: str) -> None:
        actions.drop_takeover(*who(request), takeover, step)

    return do(request, act, _("Het staat niet meer in het plan."), address(request, "one", row.leaving_id))
