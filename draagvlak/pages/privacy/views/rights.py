"""Everybody's own rights: what they are, what is kept of oneself, and asking for something."""

import json

import rules
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from draagvlak.capabilities.privacy.actions.requests import ask as ask_for
from draagvlak.capabilities.privacy.choices.kept import RULES
from draagvlak.capabilities.privacy.queries import own as own_queries
from draagvlak.capabilities.privacy.queries import requests
from draagvlak.capabilities.privacy.queries.own_ideas import ideas_as_json
from draagvlak.capabilities.privacy.wording import rights as wordings
from draagvlak.capabilities.privacy.wording.told import sections
from draagvlak.pages.privacy import forms
from draagvlak.pages.privacy.views.finding import GET_OR_POST, posted
from draagvlak.pages.shared.doors import Visit, in_authority


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
    describes = rules.has_perm("competences.describe", request.user, request.authority)
    context = {"title": _("Wat weten jullie over mij?"), "sections": shown, "describes": describes}
    return render(request, "privacy/own.html", context)


@require_GET
@in_authority(may="privacy.ask")
def own_ideas(request: Visit) -> HttpResponse:
    """One's own ideas as a file. Nobody else gives them, so that nobody else learns that they are there."""
    held = json.dumps(ideas_as_json(request.user, request.authority), ensure_ascii=False, indent=2)
    answer = HttpResponse(held + "\n", content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="mijn-ideeen.json"'
    return answer


@require_http_methods(GET_OR_POST)
@in_authority(may="privacy.ask")
def ask(request: Visit, kind: str) -> HttpResponse:
    right = wordings.right(kind)
    if right is None:
        raise Http404
    form = forms.AskForm(posted(request))
    if form.is_valid():
        words = form.cleaned_data["words"]
        form.once(lambda key: ask_for(request.user, request.authority, kind, words, once=key))
        messages.success(request, _("Je vraag is verstuurd. Je krijgt antwoord binnen een maand."))
        return redirect("privacy:page", request.authority.slug)
    status = 422 if form.is_bound else 200
    return render(request, "privacy/ask.html", {"title": right.title, "right": right, "form": form}, status=status)
