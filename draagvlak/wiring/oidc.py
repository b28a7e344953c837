"""Signing in with the authority's own service: what we take from it, and whom we let in."""

from typing import Any

from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from draagvlak.basics.outgoing import OutgoingSession
from draagvlak.basics.register_numbers import is_register_number
from draagvlak.wiring.identity import CLAIMS


class OwnService(OpenIDConnectProvider):
    """Reduces what the service tells to four claims before anything else sees it."""

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> Any:
        """Raises ProviderException where the answers are about two people, or the key is a register number."""
        return super().sociallogin_from_response(request, {"userinfo": self.reduced(response)})

    def reduced(self, response: dict[str, Any]) -> dict[str, Any]:
        names, told = self.app.settings["claims"], response.get("userinfo") or {}
        token = response.get("id_token") or {}
        if told and token and told.get("sub") != token.get("sub"):
            raise ProviderException("userinfo and id_token differ")
        both = {**token, **told}
        found = {ours: both.get(names[ours]) for ours in CLAIMS}
        if not found["sub"] or is_register_number("".join(filter(str.isdigit, str(found["sub"])))):
            raise ProviderException("no usable subject")
        found["email_verified"] = found["email_verified"] in (True, "true")
        return {ours: value for ours, value in found.items() if value is not None}


class KnownOnly(DefaultSocialAccountAdapter):
    """Lets in who has an account: found by an e-mail address both sides verified, afterwards by the service's key."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> Any:
        for told in sociallogin.email_addresses:
            if told.verified:
                for user in filter_users_by_email(told.email, is_active=True):
                    if EmailAddress.objects.filter(user=user, email__iexact=told.email, verified=True).exists():
                        return user, told.email
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Binding the service to an account one is signed in with would go around the e-mail address: refused."""
        if sociallogin.state.get("process") == "connect":
            raise ImmediateHttpResponse(render(request, "socialaccount/authentication_error.html", status=403))

    def get_requests_session(self) -> OutgoingSession:
        named: dict[str, Any] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
        (app,) = named["APPS"]
        return OutgoingSession(app["settings"]["hosts"], may_be_near=settings.OIDC_NEAR)
