"""A calendar file: what is in it, what of it is to come in, and out again."""

from typing import Any

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.exchange.readers.calendars import read_calendar
from draagvlak.capabilities.exchange.readers.table import Note, Refused
from draagvlak.capabilities.exchange.wording import refusal, sentence
from draagvlak.capabilities.network import actions
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.calendar_rows import NewCalendar
from draagvlak.capabilities.network.queries.calendars import calendars_brought, guests_of, recognise_guests, weigh
from draagvlak.capabilities.network.queries.inviting import candidates
from draagvlak.pages.calendar.forms import BroughtForm, CalendarFileForm, sealed_calendar, unsealed_calendar
from draagvlak.pages.calendar.views.telling import address, changed_since, done, refused, sent
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import may, who


@require_http_methods(["GET", "POST"])
@in_network(may="network.write_meetings")
@paced("upload", methods=("POST",))
def bring(request: Visit) -> HttpResponse:
    form = CalendarFileForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            calendar, notes = read_calendar(form.cleaned_data["file"].read(), day_of(request.network))
            return _preview(request, calendar, notes)
        except Refused as error:
            form.add_error("file", refusal(error))
    context = {"title": _("Agendabestand inlezen"), "form": form, "brought": calendars_brought(request.network)}
    return render(request, "calendar/bring.html", context, status=422 if form.errors else 200)


def _place(request: Visit) -> str:
    return f"{request.user.pk}:{request.network.pk}"


def _form(request: Visit, calendar: NewCalendar, sent: Any = None) -> BroughtForm:
    guests = guests_of(calendar)
    told = recognise_guests(candidates(request.network), guests)
    return BroughtForm(weigh(request.network, calendar), guests, told, may(request, "network.write_people"), sent)


def _preview(request: Visit, calendar: NewCalendar, notes: tuple[Note, ...]) -> HttpResponse:
    """Nothing is kept before it is confirmed: what was read goes along in the form, sealed."""
    form = _form(request, calendar)
    form.fields["calendar"].initial = sealed_calendar(calendar, _place(request))
    context = {"title": _("Wat komt er in je agenda?"), "form": form, "notes": [sentence(note) for note in notes]}
    return render(request, "calendar/preview.html", context)


@require_POST
@in_network(may="network.write_meetings")
def confirm(request: Visit) -> HttpResponse:
    try:
        calendar = unsealed_calendar(request.POST.get("calendar", ""), _place(request))
    except signing.BadSignature as error:
        raise Http404 from error
    form = _form(request, calendar, request.POST)
    if not form.is_valid():
        return render(
            request, "calendar/preview.html", {"title": _("Wat komt er in je agenda?"), "form": form}, status=422
        )
    brought = form.brought(calendar)
    try:
        batch = actions.add_calendar(*who(request), brought, form.cleaned_data["key"])
    except SentBeforeError:
        return done(request, _("Dit bestand was al ingelezen."))
    count = batch.filled[0][3]
    if len(batch.filled) == 1 and not count:
        return done(request, _("Alles uit dit bestand stond er al. Er is niets veranderd."))
    text = ngettext("%(count)s vergadering ingelezen.", "%(count)s vergaderingen ingelezen.", count) % {"count": count}
    return done(request, text, address(request, "undo_bring", batch.pk))


@require_POST
@in_network(may="network.write_meetings")
def undo(request: Visit, batch: int) -> HttpResponse:
    try:
        actions.remove_calendar(*who(request), batch)
    except ChangedMeanwhileError:
        return refused(request, changed_since())
    except LookupError as error:
        raise Http404 from error
    return done(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."))
