"""What a visitor gets when we fail: wiring names it as `handler500`."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def broken(request: HttpRequest) -> HttpResponse:
    """One sentence and the request's number; no context processors, since one of those may be what broke."""
    number = getattr(request, "number", "")
    return HttpResponse(render_to_string("500.html", {"request": {"number": number}}), status=500)
