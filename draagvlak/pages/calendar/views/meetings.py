"""The meetings of a network: which there are, one of them, making and changing one, and what was decided."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network import actions
from draagvlak.capabilities.network.queries.doubled import doubled
from draagvlak.capabilities.network.queries.inviting import groups_of
from draagvlak.capabilities.network.queries.meetings import asked_to, is_held, meeting_page, rhythm_told
from draagvlak.pages.calendar.forms import DecisionsForm, MeetingForm, NewMeetingForm, begun_with
from draagvlak.pages.calendar.views.telling import address, done, found, sent
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import may, new_step, who
from draagvlak.pages.shared.views import changed_meanwhile, differing


@require_GET
@in_network(may="network.read_own_meetings")
def listing(request: Visit) -> HttpResponse:
    is_past = request.GET.get("wanneer") == "voorbij"
    page = meeting_page(request.user, request.network, is_past, request.GET.get("pagina", ""))
    context = {
        "title": _("Vergaderingen"),
        "page": page,
        "is_past": is_past,
        "may_write": may(request, "network.write_meetings"),
        "may_count_once": may(request, "network.count_once"),
    }
    return render(request, "calendar/list.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may="network.write_meetings")
def make(request: Visit) -> HttpResponse:
    form = NewMeetingForm(groups_of(request.network), sent(request)[0])
    if not form.is_valid():
        context = {"title": _("Nieuwe vergadering"), "form": form}
        return render(request, "calendar/make.html", context, status=422 if form.errors else 200)
    key = form.once(lambda step: actions.make_meeting(*who(request), form.planned(), step))
    undo = address(request, "undo", form.cleaned_data["key"])
    return done(request, _("De vergadering staat in de agenda."), undo, address(request, "one", key))


@require_GET
@in_network(may="network.read_own_meetings")
def one(request: Visit, meeting: int) -> HttpResponse:
    return render(request, "calendar/one.html", shown(request, found(request, meeting)))


def shown(request: Visit, meeting: Any) -> dict[str, Any]:
    """What the page of a meeting shows to whoever may see it."""
    return {
        "title": meeting.title,
        "meeting": meeting,
        "asked": asked_to(request.user, request.network, meeting, request.GET.get("pagina", "")),
        "rhythm": rhythm_told(meeting),
        "is_held": is_held(meeting, request.network),
        "may_write": may(request, "network.write_meetings"),
        "is_doubled": may(request, "network.count_once") and bool(doubled(request.network, meeting)),
        "form": DecisionsForm(initial={"decisions": meeting.decisions, "version": meeting.version}),
    }


@require_http_methods(["GET", "POST"])
@in_network(may="network.write_meetings")
def change(request: Visit, meeting: int) -> HttpResponse:
    row = found(request, meeting)
    form = MeetingForm(
        sent(request)[0],
        initial=begun_with(row),
        comes_back=row.series_id is not None,
        is_to_come=not is_held(row, request.network),
    )
    context = {"title": _("Pas de vergadering aan"), "meeting": row, "form": form}
    if not form.is_valid():
        return render(request, "calendar/change.html", context, status=422 if form.errors else 200)
    step = new_step()
    at = meeting, form.at_version
    try:
        if form.other_rhythm:
            actions.change_rhythm(*who(request), at, (form.said(), form.other_rhythm), step)
        elif form.is_following:
            actions.change_following(*who(request), at, form.said(), step)
        else:
            actions.change_meeting(*who(request), at, form.said(), step)
    except ChangedMeanwhileError as error:
        now = begun_with(error.now) | {part: form.cleaned_data.get(part) for part in ("scope", "another")}
        if differing(form, now):
            return changed_meanwhile(request, "calendar/change.html", form, now, context)
    return done(request, _("Aangepast."), address(request, "undo", step), address(request, "one", meeting))


@require_POST
@in_network(may="network.write_meetings")
def decide(request: Visit, meeting: int) -> HttpResponse:
    row, form, step = found(request, meeting), DecisionsForm(request.POST), new_step()
    if not form.is_valid():
        return render(request, "calendar/one.html", shown(request, row) | {"form": form}, status=422)
    try:
        actions.decide(*who(request), (meeting, form.cleaned_data["version"]), form.cleaned_data["decisions"], step)
    except ChangedMeanwhileError as error:
        now: Any = error.now
        said = {"decisions": now.decisions, "version": now.version}
        if differing(form, said):
            return changed_meanwhile(request, "calendar/one.html", form, said, shown(request, row))
    return done(request, _("Bewaard."), address(request, "undo", step), address(request, "one", meeting))
