"""Who is asked and who was there: tapped one by one, chosen in groups, or read from a list."""

from typing import Any

from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.exchange.queries.attending import Present, names_in_file, names_in_text
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network import actions
from draagvlak.capabilities.network.queries.inviting import candidates, groups_of, people_like, recognise_names
from draagvlak.capabilities.network.queries.meetings import asked_to, attendance_of, is_held
from draagvlak.capabilities.network.queries.recurring import wall
from draagvlak.pages.calendar.forms import (
    NEW,
    GroupForm,
    MatchForm,
    NamesForm,
    PeopleForm,
    SearchForm,
    TickForm,
    sealed,
    unsealed,
)
from draagvlak.pages.calendar.views.telling import address, done, found, on_disk, sent, ticks_before, undo_ticks
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import may, who


@require_POST
@in_network(may="network.write_meetings")
def tick(request: Visit, meeting: int) -> HttpResponse:
    form = TickForm(request.POST)
    if not form.is_valid():
        raise Http404
    person, row = form.cleaned_data["person"], found(request, meeting)
    was = _marked(request, meeting, {person: form.cleaned_data["answer"]})
    if not request.htmx:
        return redirect(f"{address(request, 'one', meeting)}#persoon-{person}")
    context = {
        "meeting": row,
        "is_held": is_held(row, request.network),
        "may_write": True,
        "one": attendance_of(row, person),
        "asked": asked_to(request.user, request.network, row),
        "was": was.get(person),
    }
    return render(request, "calendar/ticked.html", context)


def _marked(request: Visit, meeting: int, answers: dict[int, Any]) -> dict[int, str | None]:
    try:
        was = actions.mark(*who(request), meeting, answers)
    except (ValueError, actions.NotHeldYetError) as error:
        raise Http404 from error
    outdate_report(*who(request))
    return was


@require_POST
@in_network(may="network.write_meetings")
def undo(request: Visit, meeting: int) -> HttpResponse:
    row = found(request, meeting)
    was, made = ticks_before(request.GET.get("stap", ""), row.pk)
    with transaction.atomic():
        _marked(request, row.pk, was)
        if made:
            actions.forget_unknown(*who(request), made)
    return done(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."), to=address(request, "one", meeting))


@require_http_methods(["GET", "POST"])
@in_network(may="network.write_meetings")
@paced("search", methods=("GET",))
def ask(request: Visit, meeting: int) -> HttpResponse:
    row, people = found(request, meeting), candidates(request.network)
    search = SearchForm(request.GET)
    like = people_like(people, search.data.get("zoek", "")[:100])
    groups = GroupForm(sent(request)[0], groups=groups_of(request.network))
    named = PeopleForm({one.key for one in people}, sent(request)[0])
    form: Any = named if "people" in request.POST else groups
    if request.method == "POST" and form.is_valid():
        was = actions.ask(*who(request), row.pk, form.choice())
        text = ngettext("%(count)s persoon is erbij gevraagd.", "%(count)s mensen zijn erbij gevraagd.", len(was))
        to = address(request, "one", meeting)
        return done(request, text % {"count": len(was)}, undo_ticks(request, meeting, was), to)
    context = {"title": _("Wie nodig je uit?"), "meeting": row, "search": search, "found": like, "form": groups}
    return render(request, "calendar/ask.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_network(may="network.write_meetings")
@paced("upload", methods=("POST",))
def names(request: Visit, meeting: int) -> HttpResponse:
    row = found(request, meeting)
    if request.method == "POST" and "listed" in request.POST:
        return _matched(request, row)
    form = NamesForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            present = _present(form, wall(row.starts_at).date())
            return _asking(request, row, present)
        except Refused as error:
            form.add_error("file", refusal(error))
    context = {"title": _heading(request, row), "meeting": row, "form": form}
    return render(request, "calendar/names.html", context, status=422 if form.errors else 200)


def _heading(request: Visit, meeting: Any) -> str:
    return _("Wie was er?") if is_held(meeting, request.network) else _("Wie nodig je uit?")


def _present(form: NamesForm, day: Any) -> Present:
    file = form.cleaned_data.get("file")
    if not file:
        return names_in_text(form.cleaned_data["names"])
    with on_disk(file) as path:
        return names_in_file(path, file.name, day)


def _place(request: Visit, meeting: Any) -> str:
    return f"{request.user.pk}:{meeting.pk}"


def _asking(request: Visit, meeting: Any, present: Present) -> HttpResponse:
    """The names, each with whom it means: to be confirmed before anything is kept."""
    told = recognise_names(candidates(request.network), present.names)
    form = MatchForm(
        told, may(request, "network.write_people"), initial={"listed": sealed(present.names, _place(request, meeting))}
    )
    context = {"title": _heading(request, meeting), "meeting": meeting, "form": form, "present": present}
    return render(request, "calendar/match.html", context)


def _matched(request: Visit, meeting: Any) -> HttpResponse:
    try:
        listed = unsealed(request.POST["listed"], _place(request, meeting))
    except signing.BadSignature as error:
        raise Http404 from error
    told = recognise_names(candidates(request.network), listed)
    form = MatchForm(told, may(request, "network.write_people"), request.POST)
    here = address(request, "one", meeting.pk)
    if not form.is_valid():
        context = {"title": _heading(request, meeting), "meeting": meeting, "form": form}
        return render(request, "calendar/match.html", context, status=422)
    try:
        was, made = _ticked(request, meeting, form, listed)
    except SentBeforeError:
        return redirect(here)
    text = ngettext("%(count)s naam is aangeduid.", "%(count)s namen zijn aangeduid.", len(was))
    return done(request, text % {"count": len(was)}, undo_ticks(request, meeting.pk, was, made), here)


def _ticked(
    request: Visit, meeting: Any, form: MatchForm, listed: list[tuple[str, str]]
) -> tuple[dict[int, str | None], list[int]]:
    """All or nothing: who was unknown is added, and everybody named was there, or is asked to what is still to come."""
    said = form.chosen()
    new = [listed[number] for number, who_ in said.items() if who_ == NEW]
    answer = "present" if is_held(meeting, request.network) else "invited"
    with transaction.atomic():
        made = []
        if new:
            unknown = [(name or email, email) for name, email in new]
            made = [one.pk for one in actions.add_unknown(*who(request), unknown, form.cleaned_data["key"])]
        people = {int(who_): answer for who_ in said.values() if who_ != NEW} | dict.fromkeys(made, answer)
        return _marked(request, meeting.pk, people), made
