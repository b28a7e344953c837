"""What the views of surveys share: where they are, and what is said once something was done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from draagvlak.capabilities.pulse.queries import survey_at
from draagvlak.pages.shared.doors import Visit


def who(request: Visit) -> tuple[Any, Any, Any]:
    """Who acts where: what every action begins with."""
    return request.user, request.authority, request.network


def address(request: Visit, name: str, *more: Any) -> str:
    return reverse(f"survey:{name}", args=[request.authority.slug, request.network.slug, *more])


def sent(request: Visit) -> Any:
    """What was filled in, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def found(request: Visit, key: int) -> Any:
    """The survey, or 404."""
    survey = survey_at(request.network, key)
    if survey is None:
        raise Http404
    return survey


def done(request: Visit, text: str, to: str, undo: str = "") -> HttpResponse:
    messages.success(request, text, extra_tags=undo)
    return redirect(to)


def refused(request: Visit, text: str, to: str) -> HttpResponse:
    messages.error(request, text)
    return redirect(to)
