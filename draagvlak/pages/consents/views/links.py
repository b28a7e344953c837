"""What a link opens: quotes, where they would stand, the answers, and taking back. No session, no account, no script
needed.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.consents.actions import answering, taking_back
from draagvlak.capabilities.consents.queries.links import Opened, ask_at, opened
from draagvlak.pages.consents.forms.answering import LinkForm
from draagvlak.pages.shared.doors import paced, public

BECAUSE = "who said something may have no account; the address is a secret of what one voice was asked"
TONGUES = {"nl": "Nederlands", "en": "English"}
# Without a referrer a form would be sent with no origin either, and refused as if it came from elsewhere.
REFERRER = "same-origin"


@require_http_methods(["GET", "HEAD", "POST"])
@public(because=BECAUSE)
@paced("withdraw", methods=("GET", "HEAD", "POST"))
def answer(request: HttpRequest, quotes_link: str) -> HttpResponse:
    ask = ask_at(quotes_link)
    if ask is None:
        return _gone(request)
    with inside(ask.authority), override(_tongue(request)):
        shown = opened(ask)
        form = LinkForm(shown.to_answer, request.POST if request.method == "POST" else None)
        if request.method != "POST" or not form.is_valid():
            return _page(request, quotes_link, shown, form, 422 if form.errors else 200)
        try:
            answering.answer(quotes_link, form.said())
        except answering.ClosedError:
            return _page(request, quotes_link, opened(ask), form, 410)
        return _sealed(redirect(_address(quotes_link, "bewaard")))


@require_http_methods(["GET", "HEAD", "POST"])
@public(because=BECAUSE)
@paced("withdraw", methods=("GET", "HEAD", "POST"))
def take_back(request: HttpRequest, quotes_link: str) -> HttpResponse:
    """One tap; who comes by the address itself finds the page where that is."""
    if ask_at(quotes_link) is None:
        return _gone(request)
    with override(_tongue(request)):
        if request.method != "POST":
            return _sealed(redirect(_address(quotes_link)))
        fragment = request.POST.get("fragment", "")
        try:
            taking_back.take_back(quotes_link, int(fragment) if fragment.isdigit() else None)
        except PermissionDenied:
            return _gone(request)
        return _sealed(redirect(_address(quotes_link, "weg")))


def _page(request: HttpRequest, token: str, shown: Opened, form: LinkForm, status: int) -> HttpResponse:
    conversation = shown.ask.participant.conversation
    context = {
        "title": _("Mogen we gebruiken wat je zei?"),
        "shown": shown,
        "form": form,
        "conversation": conversation,
        "network": shown.ask.network.name,
        "done": request.GET.get("klaar", "") if request.method != "POST" else "",
        "here": _address(token),
        "back": f"{reverse('consents:take_back', args=[token])}?taal={get_language()}",
        **_tongues(),
    }
    return _sealed(render(request, "consents/link/form.html", context, status=status))


def _gone(request: HttpRequest) -> HttpResponse:
    """The same for one that never was and for one that opens nothing any more."""
    with override(_tongue(request)):
        context = {"title": _("Deze link werkt niet meer"), "network": "", **_tongues()}
        return _sealed(render(request, "consents/link/gone.html", context, status=404))


def _tongue(request: HttpRequest) -> str:
    asked = request.GET.get("taal", "")
    found = asked if asked in TONGUES else get_language()
    return found if found in TONGUES else "nl"


def _tongues() -> dict[str, Any]:
    return {"tongues": TONGUES.items(), "language": get_language()}


def _address(token: str, done: str = "") -> str:
    address = f"{reverse('consents:answer', args=[token])}?taal={get_language()}"
    return f"{address}&klaar={done}#klaar" if done else address


def _sealed(answer: HttpResponse) -> HttpResponse:
    """No address of it goes anywhere, and no search engine keeps it."""
    answer["Referrer-Policy"], answer["X-Robots-Tag"] = REFERRER, "noindex"
    return answer
