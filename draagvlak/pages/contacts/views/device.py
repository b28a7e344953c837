"""Noting without connection: what a device keeps to show then, and what it sends when there is one again."""

import json
from hashlib import blake2b
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.pages.contacts.forms import Desk, SendForm
from draagvlak.pages.shared.doors import Visit, in_network, public
from draagvlak.pages.shared.menu import mark_of

STYLES = ("shared/icon.svg", "shared/tokens.css", "shared/base.css", "contacts/contacts.css")
FILES = (*STYLES, "shared/notes.js", "contacts/shell.js")
WORKER = Path(__file__).parents[1] / "static" / "contacts" / "worker.js"


@require_safe
@public(because="the service worker is code, and what it keeps holds nobody")
def worker(request: HttpRequest) -> HttpResponse:
    """The script with what it keeps in front: the empty page to note on, and the files that page needs."""
    kept = [reverse("contacts:shell"), *map(static, FILES)]
    script = WORKER.read_text(encoding="utf-8")
    edition = blake2b(f"{kept}{script}{render_to_string('contacts/shell.html')}".encode(), digest_size=8).hexdigest()
    begin = f"const KEPT = {json.dumps(kept)};\nconst EDITION = {json.dumps(edition)};\n"
    begin += f"importScripts({json.dumps(static('shared/notes.js'))});\n"
    headers = {"Service-Worker-Allowed": "/", "Cache-Control": "no-cache"}
    return HttpResponse(begin + script, content_type="text/javascript; charset=utf-8", headers=headers)


@require_safe
@public(because="an empty page to note on, kept on devices: the same for everybody, and nobody is in it")
def shell(request: HttpRequest) -> HttpResponse:
    return render(request, "contacts/shell.html")


@require_http_methods(["GET", "POST"])
@in_network(may="network.note_contact")
def send(request: Visit) -> HttpResponse:
    """GET: who is signed in, and the token with which they may send. POST: one note that was kept on the device."""
    if request.method == "GET":
        return JsonResponse({"owner": mark_of(request.user), "token": get_token(request)})
    form = SendForm(Desk(request), request.POST)
    if not form.is_valid():
        why = [str(error) for errors in form.errors.values() for error in errors]
        return JsonResponse({"state": "refused", "why": why[0]}, status=422)
    state = form.send()
    if state == "noted":
        outdate_report(request.user, request.authority, request.network)
    return JsonResponse({"state": state})
