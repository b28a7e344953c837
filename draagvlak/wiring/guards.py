"""What is asked of whoever is signed in, on every page: that the session is used, and the second step of some."""

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from draagvlak.capabilities.accounts.queries import must_have_second_factor

EVERY = 5 * 60  # seconds between two notes that a session is in use: a note is a write
SEEN = "seen"
SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
TOWARDS_SECOND = {
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "set_language",
}


class SessionInUse:
    """A session ends twelve hours after it was last used, give or take `EVERY`; and its list says when that was."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = int(time.time())
        if request.user.is_authenticated and now - request.session.get(SEEN, 0) >= EVERY:
            request.session[SEEN] = now
            UserSession.objects.create_from_request(request)
        return self.answer(request)


class SecondStepFirst:
    """Who keeps accounts of others reaches no page before a second step of signing in is set up."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        user, match = request.user, request.resolver_match
        if not user.is_authenticated or (match and match.view_name in TOWARDS_SECOND):
            return None
        if not must_have_second_factor(user) or is_mfa_enabled(user, SECOND):
            return None
        messages.warning(request, _("Wie accounts beheert, meldt zich aan in twee stappen. Kies hoe."))
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponseClientRedirect("/account/tweede-stap/")
        return redirect("mfa_index")
