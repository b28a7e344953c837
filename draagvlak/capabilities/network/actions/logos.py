"""The logo on the papers of an authority is set and taken away by who administers it."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority, Logo
from draagvlak.capabilities.network.readers.logos import logo_kind


def set_logo(user: User, authority: Authority, content: bytes) -> Logo:
    """In place of the one there was. Raises LogoRefusedError with nothing changed, and PermissionDenied."""
    kind = logo_kind(content)
    with acting(user, "network.set_logo", authority) as note:
        logo, _made = Logo.objects.update_or_create(authority=authority, defaults={"kind": kind, "content": content})
        note(logo)
    return logo


def remove_logo(user: User, authority: Authority) -> None:
    """Raises PermissionDenied."""
    with acting(user, "network.set_logo", authority) as note:
        Logo.objects.filter(authority=authority).delete()
        note(authority)
