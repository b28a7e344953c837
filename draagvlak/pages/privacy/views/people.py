"""What is done for one person: data to give, an objection, keeping them, erasing them."""

from dataclasses import asdict
from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.privacy.actions.erasure import NotErasedError
from draagvlak.capabilities.privacy.actions.erasure import erase as erase_person
from draagvlak.capabilities.privacy.actions.handing import Decided, hand_archive
from draagvlak.capabilities.privacy.actions.objecting import object_to_measures
from draagvlak.capabilities.privacy.actions.renewing import renew as renew_person
from draagvlak.capabilities.privacy.queries import people, requests
from draagvlak.capabilities.privacy.queries.erasing import what_would_go
from draagvlak.capabilities.privacy.queries.texts_about import scope_of, texts_about
from draagvlak.capabilities.privacy.queries.words_alone import words_alone
from draagvlak.capabilities.privacy.wording import rights as wordings
from draagvlak.capabilities.privacy.writers.archive import write_archive
from draagvlak.pages.privacy import forms
from draagvlak.pages.privacy.views.finding import GET_OR_POST, person_at, posted
from draagvlak.pages.shared.doors import Visit, in_authority


@require_GET
@in_authority(may="privacy.handle")
def person(request: Visit, person: int) -> HttpResponse:
    found = person_at(request, person)
    context = {
        "title": _("Privacy van %(name)s") % {"name": found.name},
        "person": found,
        "handed": requests.handed(person),
        "elsewhere": people.elsewhere(request.user, request.authority, found),
        "may_erase": people.whole_person(request.user, request.authority, person) is not None,
    }
    return render(request, "privacy/person.html", context)


@require_http_methods(GET_OR_POST)
@in_authority(may="privacy.hand_archive")
def archive(request: Visit, person: int) -> Any:
    found = person_at(request, person)
    texts = texts_about(found, scope_of(request.user, request.authority))
    if request.method == "POST":
        given, out = forms.decided_in(request.POST, texts)
        _who, held = hand_archive(request.user, request.authority, person, Decided(given, out))
        made = TemporaryFile()  # noqa: SIM115 the answer closes it, and then it is gone
        write_archive(held, made)
        made.seek(0)
        return FileResponse(made, as_attachment=True, filename="draagvlak-gegevens.zip")
    changed = sum(text.is_changed for text in texts)
    context = {"title": _("Gegevens klaarmaken"), "person": found, "texts": texts, "changed": changed}
    return render(request, "privacy/archive.html", context)


@require_POST
@in_authority(may="privacy.note_objection")
def objection(request: Visit, person: int) -> HttpResponse:
    is_on = request.POST.get("bezwaar") == "ja"
    try:
        object_to_measures(request.user, request.authority, person, is_on)
    except LookupError as error:
        raise Http404 from error
    except ChangedMeanwhileError:
        messages.error(request, _("Intussen heeft iemand anders deze persoon aangepast. Probeer het opnieuw."))
    else:
        messages.success(request, wordings.objected(is_on))
    return redirect("privacy:person", request.authority.slug, person)


@require_POST
@in_authority(may="privacy.renew")
def renew(request: Visit, person: int) -> HttpResponse:
    try:
        found = renew_person(request.user, request.authority, person)
    except LookupError as error:
        raise Http404 from error
    messages.success(request, _("%(name)s blijft. We vragen het over 24 maanden opnieuw.") % {"name": found.name})
    return redirect("privacy:kept", request.authority.slug)


@require_http_methods(GET_OR_POST)
@in_authority(may="privacy.erase")
def erase(request: Visit, person: int) -> HttpResponse:
    found = people.whole_person(request.user, request.authority, person)
    if found is None:
        raise Http404
    alone = words_alone(request.user, request.authority, found)
    form = forms.EraseForm([place.key for place in alone], posted(request))
    if form.is_valid():
        try:
            erase_person(request.user, request.authority, person, form.cleaned_data["name"], form.cleaned_data["alone"])
        except NotErasedError as error:
            form.add_error("name", wordings.not_erased(error.reason))
        else:
            messages.success(request, _("De persoon is gewist, overal. Dit kan niet ongedaan gemaakt worden."))
            return redirect("privacy:register", request.authority.slug)
    counts = asdict(what_would_go(found))
    context = {"title": _("Wissen"), "person": found, "form": form}
    context |= {"lines": wordings.going(counts), "maybe": max(counts["maybe"] - len(alone), 0)}
    context |= {"unread": counts["files_unread"], "alone": alone, "ticked": form["alone"].value() or []}
    return render(request, "privacy/erase.html", context, status=422 if form.is_bound else 200)
