"""What every answer carries: a number to ask after it by, and headers that keep the browser closed."""

import logging
import secrets
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

log = logging.getLogger("draagvlak.requests")
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
        level = logging.ERROR if response.status_code >= 500 else logging.INFO
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
