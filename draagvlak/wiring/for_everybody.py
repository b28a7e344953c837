"""Addresses that are the same for everybody: who asks is not looked at, and nothing is left with them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

BEGIN = ("/openbaar/", "/sitemap.xml")
WHO_ASKS = {"cookie", "accept-language"}


class NobodyKnown:
    """Takes away by what a visitor could be known, before anything looks: so no session begins or goes on, no cookie is
    set, and a copy in a cache between is right for all.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(BEGIN):
            return self.answer(request)
        request.COOKIES = {}
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        response = self.answer(request)
        varies = [part.strip() for part in response.get("Vary", "").split(",") if part.strip()]
        kept = [part for part in varies if part.lower() not in WHO_ASKS]
        if kept:
            response["Vary"] = ", ".join(kept)
        elif varies:
            del response["Vary"]
        return response
