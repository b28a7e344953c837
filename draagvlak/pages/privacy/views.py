"""Everybody's rights, and the pages of who answers for them."""

from dataclasses import asdict
from tempfile import TemporaryFile
from typing import Any

import rules
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.privacy.actions.erasure import NotErasedError
from draagvlak.capabilities.privacy.actions.erasure import erase as erase_person
from draagvlak.capabilities.privacy.actions.handing import Decided, hand_archive
from draagvlak.capabilities.privacy.actions.log import export_log
from draagvlak.capabilities.privacy.actions.objecting import object_to_measures
from draagvlak.capabilities.privacy.actions.renewing import renew as renew_person
from draagvlak.capabilities.privacy.actions.requests import answer, note_request
from draagvlak.capabilities.privacy.actions.requests import ask as ask_for
from draagvlak.capabilities.privacy.choices import RequestKind
from draagvlak.capabilities.privacy.choices.kept import RULES
from draagvlak.capabilities.privacy.queries import ageing, audit, people, requests
from draagvlak.capabilities.privacy.queries import own as own_queries
from draagvlak.capabilities.privacy.queries.erasing import what_would_go
from draagvlak.capabilities.privacy.queries.texts_about import scope_of, texts_about
from draagvlak.capabilities.privacy.wording import rights as wordings
from draagvlak.capabilities.privacy.wording.done import what_row, what_was_done
from draagvlak.capabilities.privacy.wording.told import sections
from draagvlak.capabilities.privacy.writers.archive import write_archive
from draagvlak.pages.privacy import forms
from draagvlak.pages.shared.doors import Visit, in_authority

A_PAGE = 50
GET_OR_POST = ("GET", "HEAD", "POST")


@require_GET
@in_authority(may="privacy.open")
def page(request: Visit) -> HttpResponse:
    context = {
        "title": _("Privacy"),
        "rules": [rule for rule in RULES if rule.shown],
        "rights": wordings.rights(),
        "requests": [(one, requests.urgency(one)) for one in requests.own_requests(request.user)],
        "handles": rules.has_perm("privacy.handle", request.user, request.authority),
    }
    if context["handles"]:
        context["waiting"] = requests.open_count(request.user, request.authority)
    return render(request, "privacy/page.html", context)


@require_GET
@in_authority(may="privacy.ask")
def own(request: Visit) -> HttpResponse:
    held = own_queries.seen_by_oneself(
        request.user,
        request.authority,
        with_notes=rules.has_perm("privacy.read_own_notes", request.user, request.authority),
        with_contact_data=rules.has_perm("privacy.read_own_contact_data", request.user, request.authority),
    )
    shown = [section for section in sections(held) if section.key in own_queries.LIVE] if held else []
    return render(request, "privacy/own.html", {"title": _("Wat weten jullie over mij?"), "sections": shown})


@require_http_methods(GET_OR_POST)
@in_authority(may="privacy.ask")
def ask(request: Visit, kind: str) -> HttpResponse:
    right = wordings.right(kind)
    if right is None:
        raise Http404
    form = forms.AskForm(_posted(request))
    if form.is_valid():
        words = form.cleaned_data["words"]
        form.once(lambda key: ask_for(request.user, request.authority, kind, words, once=key))
        messages.success(request, _("Je vraag is verstuurd. Je krijgt antwoord binnen een maand."))
        return redirect("privacy:page", request.authority.slug)
    status = 422 if form.is_bound else 200
    return render(request, "privacy/ask.html", {"title": right.title, "right": right, "form": form}, status=status)


@require_GET
@in_authority(may="privacy.handle")
def register(request: Visit) -> HttpResponse:
    shown = _paged(request, requests.register(request.user, request.authority))
    rows = [(one, requests.urgency(one)) for one in shown]
    context = {"title": _("Vragen over gegevens"), "page": shown, "rows": rows}
    return render(request, "privacy/register.html", context)


@require_http_methods(GET_OR_POST)
@in_authority(may="privacy.handle")
def asked(request: Visit, asked: int) -> HttpResponse:
    found = requests.request_at(request.user, request.authority, asked)
    if found is None:
        raise Http404
    form = forms.AnswerForm(_posted(request))
    if form.is_valid():
        answer(request.user, request.authority, asked, form.cleaned_data["outcome"])
        messages.success(request, _("Genoteerd: deze vraag is beantwoord."))
        return redirect("privacy:register", request.authority.slug)
    context = {"title": _("Vraag over gegevens"), "one": found, "urgency": requests.urgency(found), "form": form}
    context |= {"step": wordings.step(found.kind), "needs_person": found.person is None}
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
    found = _person(request, person)
    kind = request.GET.get("soort", RequestKind.ACCESS)
    form = forms.NoteForm(_posted(request), initial={"kind": kind})
    if form.is_valid():
        given = form.cleaned_data
        said = (given["kind"], given["words"], given["received_on"])
        key = form.once(lambda once: note_request(request.user, request.authority, person, said, once=once))
        return redirect("privacy:asked", request.authority.slug, key)
    context = {"title": _("Vraag noteren"), "person": found, "form": form}
    return render(request, "privacy/note.html", context, status=422 if form.is_bound else 200)


@require_GET
@in_authority(may="privacy.handle")
def person(request: Visit, person: int) -> HttpResponse:
    found = _person(request, person)
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
    found = _person(request, person)
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
    form = forms.EraseForm(_posted(request))
    if form.is_valid():
        try:
            erase_person(request.user, request.authority, person, form.cleaned_data["name"])
        except NotErasedError as error:
            form.add_error("name", wordings.not_erased(error.reason))
        else:
            messages.success(request, _("De persoon is gewist, overal. Dit kan niet ongedaan gemaakt worden."))
            return redirect("privacy:register", request.authority.slug)
    counts = asdict(what_would_go(found))
    context = {"title": _("Wissen"), "person": found, "form": form}
    context |= {"lines": wordings.going(counts), "maybe": counts["maybe"], "unread": counts["files_unread"]}
    return render(request, "privacy/erase.html", context, status=422 if form.is_bound else 200)


@require_GET
@in_authority(may="privacy.read_retention")
def kept(request: Visit) -> HttpResponse:
    waiting = ageing.asked_about(request.user, request.authority)
    context = {
        "title": _("Hoe lang we wat bewaren"),
        "rules": ageing.rehearsal(),
        "runs": ageing.last_runs(),
        "page": _paged(request, waiting),
    }
    return render(request, "privacy/kept.html", context)


@require_GET
@in_authority(may="privacy.read_audit")
def log(request: Visit) -> HttpResponse:
    rows = audit.visible(request.user, request.authority)
    users, rights = audit.who_and_what(rows)
    form = forms.LogForm(request.GET or None, users=users, rights=rights)
    shown = _paged(request, audit.asked(rows, form.asking()))
    lines = audit.named(request.user, request.authority, list(shown))
    context = {"title": _("Logboek"), "form": form, "page": shown, "filter": _filter(request)}
    context["lines"] = [(line, what_was_done(line.entry.what), what_row(line.row)) for line in lines]
    context["may_export"] = rules.has_perm("privacy.export_audit", request.user, request.authority)
    return render(request, "privacy/log.html", context)


@require_GET
@in_authority(may="privacy.export_audit")
def log_file(request: Visit) -> FileResponse:
    rows = audit.visible(request.user, request.authority)
    users, rights = audit.who_and_what(rows)
    form = forms.LogForm(request.GET or None, users=users, rights=rights)
    made = TemporaryFile()  # noqa: SIM115 the answer closes it, and then it is gone
    export_log(request.user, request.authority, form.asking(), made)
    made.seek(0)
    return FileResponse(made, as_attachment=True, filename="logboek.csv", content_type="text/csv; charset=utf-8")


def _person(request: Visit, key: int) -> Any:
    found = people.person_for(request.user, request.authority, key)
    if found is None:
        raise Http404
    return found


def _posted(request: Visit) -> Any:
    """What was sent; None where the form is only asked for."""
    return request.POST if request.method == "POST" else None


def _paged(request: Visit, rows: Any) -> Page[Any]:
    return Paginator(rows, A_PAGE).get_page(request.GET.get("pagina"))


def _filter(request: Visit) -> str:
    """What the log is filtered by, as it stands in an address, without the number of the page."""
    given = request.GET.copy()
    given.pop("pagina", None)
    return given.urlencode()
