"""What was asked: the register, each request, and one that came by letter or word."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from draagvlak.capabilities.privacy.actions.requests import answer, note_request
from draagvlak.capabilities.privacy.choices import RequestKind
from draagvlak.capabilities.privacy.queries import people, requests
from draagvlak.capabilities.privacy.wording import rights as wordings
from draagvlak.pages.privacy import forms
from draagvlak.pages.privacy.views.finding import GET_OR_POST, paged, person_at, posted
from draagvlak.pages.shared.doors import Visit, in_authority


@require_GET
@in_authority(may="privacy.handle")
def register(request: Visit) -> HttpResponse:
    shown = paged(request, requests.register(request.user, request.authority))
    rows = [(one, requests.urgency(one)) for one in shown]
    context = {"title": _("Vragen over gegevens"), "page": shown, "rows": rows}
    return render(request, "privacy/register.html", context)


@require_http_methods(GET_OR_POST)
@in_authority(may="privacy.handle")
def asked(request: Visit, asked: int) -> HttpResponse:
    found = requests.request_at(request.user, request.authority, asked)
    if found is None:
        raise Http404
    form = forms.AnswerForm(posted(request))
    if form.is_valid():
        answer(request.user, request.authority, asked, form.cleaned_data["outcome"])
        messages.success(request, _("Genoteerd: deze vraag is beantwoord."))
        return redirect("privacy:register", request.authority.slug)
    context = {"title": _("Vraag over gegevens"), "one": found, "urgency": requests.urgency(found), "form": form}
    context |= {"step": wordings.step(found.kind), "needs_person": found.person is None}
    if found.person is not None and found.kind == RequestKind.RECTIFICATION:
        context["where"] = people.where_corrected(request.user, request.authority, found.person)
    return render(request, "privacy/asked.html", context, status=422 if form.is_bound else 200)


@require_GET
@in_authority(may="privacy.note_request")
def choose(request: Visit) -> HttpResponse:
    form = forms.SearchForm(request.GET or None)
    wanted = form.cleaned_data["q"] if form.is_valid() else ""
    found = people.found_by(request.user, request.authority, wanted) if wanted else []
    context = {"title": _("Over wie gaat het?"), "form": form, "wanted": wanted, "found": found}
    return render(request, "privacy/choose.html", context)


@require_http_methods(GET_OR_POST)
@in_authority(may="privacy.note_request")
def note(request: Visit, person: int) -> HttpResponse:
    found = person_at(request, person)
    kind = request.GET.get("soort", RequestKind.ACCESS)
    form = forms.NoteForm(posted(request), initial={"kind": kind})
    if form.is_valid():
        given = form.cleaned_data
        said = (given["kind"], given["words"], given["received_on"])
        key = form.once(lambda once: note_request(request.user, request.authority, person, said, once=once))
        return redirect("privacy:asked", request.authority.slug, key)
    context = {"title": _("Vraag noteren"), "person": found, "form": form}
    return render(request, "privacy/note.html", context, status=422 if form.is_bound else 200)
