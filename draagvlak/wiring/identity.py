"""The service that an authority signs its people in with (OpenID Connect), as the environment names it.

Of what that service tells, only the claims of `CLAIMS` are looked at; the national register number never is.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from draagvlak.wiring.surroundings import listed, setting, switched_on

SERVICE = "dienst"  # the word in the address
CLAIMS = {"sub": "SUBJECT", "email": "EMAIL", "email_verified": "EMAIL_VERIFIED", "name": "NAME"}
NEVER = re.compile(r"rrn|rijksregister|insz|inss|niss|ssin|nrn|national|egov", re.IGNORECASE)


def claims() -> dict[str, str]:
    """For each thing we look at, how the service calls it. Raises ImproperlyConfigured for a register number."""
    named = {ours: setting(f"OIDC_CLAIM_{word}", ours) for ours, word in CLAIMS.items()}
    for theirs in named.values():
        if NEVER.search(theirs):
            raise ImproperlyConfigured("A claim with the national register number is never read.")
    return named


def service(is_test: bool) -> dict[str, Any] | None:
    """One entry of allauth's APPS, or None where the environment names no service."""
    url = setting("OIDC_URL").rstrip("/")
    if not url:
        return None
    if urlsplit(url).scheme != "https" and not (is_test or switched_on("OIDC_NEAR")):
        raise ImproperlyConfigured("DRAAGVLAK_OIDC_URL begins with https://")
    return entry(url, setting("OIDC_CLIENT_ID"), setting("OIDC_SECRET"), setting("OIDC_NAME", "OpenID Connect"))


def entry(url: str, client_id: str, secret: str, name: str) -> dict[str, Any]:
    return {
        "provider_id": SERVICE,
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {
            "server_url": url,
            "oauth_pkce_enabled": True,
            "email_authentication": True,
            "claims": claims(),
            "hosts": [urlsplit(url).netloc, *listed("OIDC_HOSTS")],
        },
    }


def origins(found: Mapping[str, Any] | None) -> list[str]:
    """Where a form may lead to, for the policy of the pages: browsers hold redirects of forms to it too."""
    if found is None:
        return []
    scheme = urlsplit(found["settings"]["server_url"]).scheme
    return [f"{scheme}://{host}" for host in found["settings"]["hosts"]]
