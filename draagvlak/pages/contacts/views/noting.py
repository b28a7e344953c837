"""One line, understood as it is typed; one tap, and it is noted."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.basics.htmx import page_or_part
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network.actions import contacts as actions
from draagvlak.capabilities.network.actions import taking_back
from draagvlak.capabilities.network.queries import contacts as queries
from draagvlak.pages.contacts.forms import Desk, NoteForm, note_form
from draagvlak.pages.contacts.forms.noting import kinds_known
from draagvlak.pages.contacts.forms.words import told_of
from draagvlak.pages.shared.doors import Visit, in_network


@require_http_methods(["GET", "POST"])
@in_network(may="network.note_contact")
def note(request: Visit) -> HttpResponse:
    return _note(request, None)


@require_http_methods(["GET", "POST"])
@in_network(may="network.note_contact")
def confirm(request: Visit, draft: int) -> HttpResponse:
    """A line that was kept on a device, and of which its writer still says who was meant."""
    found = queries.drafts_of(request.user, request.network).filter(pk=draft).first()
    made = None if found else queries.contact_of_form(request.user, request.POST.get("key", ""))
    if made is not None:  # a second click on the button by which the draft became a contact
        return redirect(_noted_at(request, made))
    if found is None:
        raise Http404
    return _note(request, found)


@require_POST
@in_network(may="network.note_contact")
def discard(request: Visit, draft: int) -> HttpResponse:
    try:
        actions.discard_draft(request.user, request.authority, request.network, draft)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("De notitie is weggegooid."))
    return redirect("contacts:list", request.authority.slug, request.network.slug)


@require_POST
@in_network(may="network.note_contact")
def take_back(request: Visit, contact: int) -> HttpResponse:
    found = queries.contact_at(request.user, request.network, contact)
    if found is None:
        raise Http404
    try:
        taking_back.take_back_note(request.user, request.authority, request.network, found)
        outdate_report(request.user, request.authority, request.network)
        messages.success(request, _("Ongedaan gemaakt. Er is niets bewaard."))
    except (ValueError, ObjectDoesNotExist):
        messages.error(request, _("Dit kan niet meer ongedaan. Het contact staat er nog; je kan het wel weghalen."))
        return redirect("contacts:contact", request.authority.slug, request.network.slug, contact)
    return redirect("contacts:note", request.authority.slug, request.network.slug)


def _note(request: Visit, draft: Any) -> HttpResponse:
    desk = Desk(request)
    if request.method == "GET":
        line, typed_on = (draft.line, draft.typed_on) if draft else ("", None)
        return _page(request, note_form(desk, line=line, typed_on=typed_on), draft)
    form = note_form(desk, {**request.POST.dict(), "lees": "1"} if request.htmx else request.POST)
    if not form.is_bound or not form.is_valid():
        return _page(request, form, draft)
    whose = (request.user, request.authority, request.network)
    made = form.once(lambda key: actions.note_contact(*whose, form.told(), draft and draft.pk, once=key))
    outdate_report(*whose)
    return redirect(_noted_at(request, made))


def _noted_at(request: Visit, contact: int) -> str:
    return f"{reverse('contacts:note', args=[request.authority.slug, request.network.slug])}?genoteerd={contact}"


def _page(request: Visit, form: NoteForm, draft: Any) -> HttpResponse:
    context = {
        "title": _("Een contact noteren"),
        "form": form,
        "draft": draft,
        "kinds": kinds_known([]),
        "waiting": queries.drafts_of(request.user, request.network).count(),
        "noted": _noted(request),
    }
    return page_or_part(request, "contacts/note.html", "proposal", context, 422 if form.errors else 200)


def _noted(request: Visit) -> Any:
    """What was noted just now, with its words; None where nothing was."""
    key = request.GET.get("genoteerd", "")
    found = queries.contact_at(request.user, request.network, int(key)) if key.isdecimal() and len(key) < 16 else None
    if found is None or not queries.may_be_taken_back(request.user, found):
        return None
    return {"contact": found, "words": told_of(found, Desk(request).today)}
