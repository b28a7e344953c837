"""What several of these pages begin with: whom it is about, what was sent, which page of a list."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404

from draagvlak.capabilities.privacy.queries import people
from draagvlak.pages.shared.doors import Visit

A_PAGE = 50
GET_OR_POST = ("GET", "HEAD", "POST")


def person_at(request: Visit, key: int) -> Any:
    found = people.person_for(request.user, request.authority, key)
    if found is None:
        raise Http404
    return found


def posted(request: Visit) -> Any:
    """What was sent; None where the form is only asked for."""
    return request.POST if request.method == "POST" else None


def paged(request: Visit, rows: Any) -> Page[Any]:
    return Paginator(rows, A_PAGE).get_page(request.GET.get("pagina"))
