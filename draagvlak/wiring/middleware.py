"""What every answer carries: a number to ask after it by, and headers that keep the browser closed."""

import logging
import secrets
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

log = logging.getLogger("draagvlak.requests")
CLOSED_FOR_A_RESTORE = 503  # on purpose, so nobody is called out of bed
Answer = Callable[[HttpRequest], HttpResponse]


class RequestNumber:
    """Gives each request a number, and writes one line about it: never content, names or tokens."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.number = secrets.token_hex(4)  # type: ignore[attr-defined]
        began = time.monotonic()
        response = self.answer(request)
        response["X-Request-Id"] = request.number  # type: ignore[attr-defined]
        route = request.resolver_match.view_name if request.resolver_match else "-"
        spent = (time.monotonic() - began) * 1000
        is_broken = response.status_code >= 500 and response.status_code != CLOSED_FOR_A_RESTORE
        level = logging.ERROR if is_broken else logging.INFO
        log.log(level, "%s %s %s %.0f ms", request.number, route, response.status_code, spent)  # type: ignore[attr-defined]
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """The kind of a defect and where it stands; its message may hold what somebody typed, so it stays out.

        A page that isn't there and a right that lacks are no defects.
        """
        if isinstance(error, Http404 | PermissionDenied):
            return
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        log.error("%s %s at %s", request.number, type(error).__name__, place)  # type: ignore[attr-defined]


class ClosedHeaders:
    """No device features, and no copy of a page with people in a shared or browser cache."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        response.setdefault("Cache-Control", "private, no-store")
        return response


class SignInFirst(LoginRequiredMiddleware):
    """After signing in one is back at the page with the form: the address a form is sent to shows nothing."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        is_part = bool(request.htmx)  # type: ignore[attr-defined]
        if request.method == "GET" and not is_part:
            return super().handle_no_permission(request, view_func)
        if request.method == "POST":
            messages.warning(request, _("Je was afgemeld. Meld je aan: wat je invulde, staat er dan nog."))
        asked = redirect_to_login(_page_before(request), self.get_login_url(view_func))
        return HttpResponseClientRedirect(asked.url) if is_part else asked


def _page_before(request: HttpRequest) -> str:
    """The page of ours from which was asked, with a mark for keep.js; the first page where that is unknown."""
    before = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}):
        return "/"
    return f"{urlsplit(before).path}?terug=1"
