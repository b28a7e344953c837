"""The rules of a note: where they stand, what was not found and is filled in, and by which days what is due."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.network.actions.whole_days import plan_whole_day
from draagvlak.capabilities.publications.actions import known as actions
from draagvlak.capabilities.publications.queries.known import deadline_at, deadlines_of, filled, known_at, known_of
from draagvlak.capabilities.publications.readers.schemes import Scheme, scheme_of
from draagvlak.pages.papers.forms.facts import DeadlineForm, KnownForm, known_begins
from draagvlak.pages.papers.views.telling import READ, WRITE, address, answer, attempt, note_in
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, address_of, may, new_step, sent, there, told, who

MEETINGS = "network.write_meetings"


@require_GET
@in_network(may=READ)
def rules(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    scheme = scheme_of(row.scheme)
    known = known_of(request.network, scheme)
    context = {
        "title": _("Regels en termijnen"),
        "note": row,
        "scheme": scheme,
        "unknown": filled(scheme, known),
        "deadlines": deadlines_of(request.network, row, scheme, known),
        "may_write": may(request, WRITE),
        "may_schedule": may(request, MEETINGS),
    }
    return render(request, "papers/rules.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def known(request: Visit, note: int, fact: str) -> HttpResponse:
    row = note_in(request, note)
    scheme, unknown = _asked(row, fact)
    found = known_at(request.network, scheme, fact)
    form = KnownForm(unknown.kind, sent(request), initial=known_begins(found, unknown.kind))

    def save(step: str) -> None:
        actions.say_known(*who(request), (scheme.key, fact, form.at_version), form.told, step)

    context = {"title": _("Vul aan wat we niet weten"), "note": row, "unknown": unknown, "known": found}
    page = Page(
        "papers/known.html", form, context, lambda: known_begins(known_at(request.network, scheme, fact), unknown.kind)
    )
    return answer(request, page, save, _("Bewaard."), address(request, "rules", note))


def _asked(note: Any, fact: str) -> tuple[Scheme, Any]:
    scheme = scheme_of(note.scheme)
    return scheme, there(scheme.by_fact.get(fact))


@require_POST
@in_network(may=WRITE)
def forget(request: Visit, note: int, fact: str) -> HttpResponse:
    scheme, _unknown = _asked(note_in(request, note), fact)
    there(known_at(request.network, scheme, fact))
    step = new_step()
    actions.forget_known(*who(request), (scheme.key, fact), step)
    return told(request, _("Weggehaald."), address(request, "rules", note), address(request, "undo", step))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def deadline(request: Visit, note: int) -> HttpResponse:
    row, form = note_in(request, note), DeadlineForm(sent(request))
    page = Page("papers/deadline.html", form, {"title": _("Eigen termijn"), "note": row})
    to = address(request, "rules", note)
    return answer(
        request, page, lambda step: actions.add_deadline(*who(request), note, form.told, step), _("Genoteerd."), to
    )


@require_POST
@in_network(may=WRITE)
def drop_deadline(request: Visit, note: int, deadline: int) -> HttpResponse:
    there(deadline_at(note_in(request, note), deadline))
    step = new_step()
    return attempt(
        request,
        lambda: actions.remove_deadline(*who(request), deadline, step),
        _("Weggehaald."),
        address(request, "undo", step),
        address(request, "rules", note),
    )


@require_POST
@in_network(may=MEETINGS)
def schedule(request: Visit, note: int, due: str) -> HttpResponse:
    """Once: a day that stands in the calendar already is not put there again."""
    row = note_in(request, note)
    scheme = scheme_of(row.scheme)
    days = deadlines_of(request.network, row, scheme, known_of(request.network, scheme))
    found = there(next((one for one in days if one.name == due), None))
    step = new_step()
    agenda = found.source.title if found.source else found.said
    _meeting, is_new = plan_whole_day(*who(request), found.on, (found.words, agenda, found.uid), step)
    said = _("De termijn staat in de agenda.") if is_new else _("Deze termijn stond al in de agenda.")
    undo = address_of(request, "calendar:undo", step) if is_new else ""
    return told(request, said, address(request, "rules", note), undo)
