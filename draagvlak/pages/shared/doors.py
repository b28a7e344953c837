"""The ways into a page. Every view of ours wears one of them; tests/architecture sees to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import rules
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.http.response import HttpResponseBase

from draagvlak.basics.htmx import HtmxRequest
from draagvlak.basics.pace import seconds_to_wait
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.accounts.queries import authority_for
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import network_at
from draagvlak.capabilities.network.queries.standing import remember_roles
from draagvlak.pages.shared.answers import too_often
from draagvlak.pages.shared.last import remember

View = Callable[..., HttpResponseBase]


class Visit(HtmxRequest):
    """A request that came through `in_authority`, or through `in_network`, which adds the network."""

    user: User
    authority: Authority
    network: Network


def in_authority(may: str) -> Callable[[View], View]:
    """Open the page only to whoever has the right `may` in the authority of its address; others get 404."""

    def door(view: View) -> View:
        @wraps(view)
        def opened(request: Visit, authority: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            found = _authority_of(request, authority)
            if not rules.has_perm(may, request.user, found):
                raise Http404
            with inside(found):
                return view(request, *args, **kwargs)

        opened.right = may  # type: ignore[attr-defined]
        return opened

    return door


def in_network(may: str) -> Callable[[View], View]:
    """Open a page about one network only to whoever has the right `may` in that network; others get 404, as they
    would if it weren't there.
    """

    def door(view: View) -> View:
        @wraps(view)
        def opened(request: Visit, authority: str, network: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            whose = _authority_of(request, authority)
            with inside(whose):
                found = network_at(network)
                is_open = rules.has_perm(may, request.user, found or whose)  # as many queries for one that isn't there
                if found is None or not is_open:
                    raise Http404
                request.network = found
                remember(request)
                return view(request, *args, **kwargs)

        opened.right = may  # type: ignore[attr-defined]
        return opened

    return door


def _authority_of(request: Visit, slug: str) -> Authority:
    found = authority_for(request.user, slug)
    if found is None:
        raise Http404
    request.authority = found
    if request.method in {"GET", "HEAD"}:
        remember_roles(request.user, found)
    return found


def in_installation(view: View) -> View:
    """Open the page to the keeper of the installation alone; others get 404. There is no authority, and no content."""

    @wraps(view)
    def opened(request: HtmxRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.has_perm("accounts.keep_installation", request.user, None):
            raise Http404
        return view(request, *args, **kwargs)

    opened.right = "accounts.keep_installation"  # type: ignore[attr-defined]
    return opened


def public(because: str) -> Callable[[View], View]:
    """Open the page to everyone; `because` tells the reader why, and the architecture test that it was meant."""

    def door(view: View) -> View:
        view.public_because = because  # type: ignore[attr-defined]
        return login_not_required(view)

    return door


def personal(view: View) -> View:
    """Open the page to whoever is signed in: it shows and changes nothing but what is their own."""
    view.is_personal = True  # type: ignore[attr-defined]
    return view


def paced(what: str, methods: tuple[str, ...] = ("GET", "POST")) -> Callable[[View], View]:
    """Let through as often as `basics/limits.py` says for `what`; after that, 429 and when it may be done again."""

    def door(view: View) -> View:
        @wraps(view)
        def opened(request: HtmxRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            wait = seconds_to_wait(what, request) if request.method in methods else 0
            return too_often(request, wait) if wait else view(request, *args, **kwargs)

        return opened

    return door
