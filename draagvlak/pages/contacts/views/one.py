"""One contact: what was noted, and changing it; taking it away, and bringing it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network.actions import taking_back
from draagvlak.capabilities.network.actions.contacts import change_contact
from draagvlak.capabilities.network.queries import contacts as queries
from draagvlak.pages.contacts.forms import ContactForm, Desk
from draagvlak.pages.contacts.forms.changing import begins_with
from draagvlak.pages.contacts.forms.noting import kinds_known
from draagvlak.pages.contacts.forms.words import line_of, told_of
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.parts import mark_of_part
from draagvlak.pages.shared.views import changed_meanwhile

REMOVED = "contacts_removed"  # in the session: keys of what can be brought back, never a word of it
MOST_REMOVED = 10


@require_http_methods(["GET", "POST"])
@in_network(may="network.note_contact")
def page(request: Visit, contact: int) -> HttpResponse:
    found = _found(request, contact)
    context = _context(request, found)
    if request.method == "GET" or not context["may_change"]:
        return render(request, "contacts/contact.html", {**context, "form": ContactForm(Desk(request), found)})
    form = ContactForm(Desk(request), found, request.POST)
    if not form.is_valid():
        return render(request, "contacts/contact.html", {**context, "form": form}, status=422)
    try:
        _change(request, found, form)
    except ChangedMeanwhileError:
        now = begins_with(_found(request, contact))
        return changed_meanwhile(request, "contacts/contact.html", form, now, context)
    messages.success(request, _("Bewaard."))
    return redirect("contacts:contact", request.authority.slug, request.network.slug, contact)


@require_POST
@in_network(may="network.note_contact")
def remove(request: Visit, contact: int) -> HttpResponse:
    found = _found(request, contact)
    try:
        left = taking_back.remove_contact(request.user, request.authority, request.network, found)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    outdate_report(request.user, request.authority, request.network)
    kept = request.session.get(REMOVED, {}) | {str(contact): [left.history, left.batch, left.present]}
    request.session[REMOVED] = dict(list(kept.items())[-MOST_REMOVED:])
    return redirect(f"{_list(request)}?weg={contact}")


@require_POST
@in_network(may="network.note_contact")
def bring_back(request: Visit, contact: int) -> HttpResponse:
    kept = request.session.get(REMOVED, {}).get(str(contact))
    if kept is None:
        raise Http404
    history, batch, present = kept
    removed = taking_back.Removed(contact, history, batch, tuple((row, person) for row, person in present))
    taking_back.bring_back(request.user, request.authority, request.network, removed)
    outdate_report(request.user, request.authority, request.network)
    request.session[REMOVED] = {key: value for key, value in request.session[REMOVED].items() if key != str(contact)}
    messages.success(request, _("Het contact staat er weer."))
    return redirect(_list(request))


def _found(request: Visit, contact: int) -> Any:
    found = queries.contact_at(request.user, request.network, contact)
    if found is None:
        raise Http404
    return found


def _change(request: Visit, found: Any, form: ContactForm) -> None:
    version = form.cleaned_data["version"]
    change_contact(request.user, request.authority, request.network, form.told(), found, version=version)
    outdate_report(request.user, request.authority, request.network)


def _context(request: Visit, found: Any) -> dict[str, Any]:
    may_change = queries.changeable_by(request.user, request.network).filter(pk=found.pk).exists()
    words = told_of(found, Desk(request).today)
    line = line_of(found)
    kinds = kinds_known([])
    begins = found.pk, sorted(begins_with(found).items()), [one.person.name for one in found.present]
    context = {"title": words, "contact": found, "line": line, "may_change": may_change, "kinds": kinds}
    kept = {"fields_mark": mark_of_part(request, begins), "fields_kept": 3600 if request.method == "GET" else 0}
    return context | kept


def _list(request: Visit) -> str:
    return reverse("contacts:list", args=[request.authority.slug, request.network.slug])
