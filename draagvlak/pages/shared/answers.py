"""Answers that any page may give. Wiring names the first as `handler429`."""

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

WHERE_UNKNOWN = 60  # seconds


def too_often(request: HttpRequest, wait: int = WHERE_UNKNOWN) -> HttpResponse:
    """One sentence, and after how many seconds it may be tried again."""
    answer = render(request, "429.html", {"minutes": ceil(wait / 60)}, status=429)
    answer["Retry-After"] = str(wait)
    return answer
