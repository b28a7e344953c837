"""Keeping what inspired a director, and what came of it. Nobody but its owner can change it."""

from datetime import date

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Inspiration, Network
from draagvlak.capabilities.network.queries.inspirations import inspirations_of


def note_inspiration(
    user: User, authority: Authority, network: Network, told: dict[str, str | date], once: str = ""
) -> Inspiration:
    """`told`: noted_on, text, came_of_it. Raises SentBeforeError, and PermissionDenied."""
    with acting(user, "network.direct", authority, network, once=once) as note:
        made = Inspiration.objects.create(authority=authority, network=network, owner=user, **told)
        note(made)
    return made


def change_inspiration(
    user: User, authority: Authority, network: Network, key: int, version: int, told: dict[str, str | date]
) -> Inspiration:
    """Raises DoesNotExist for somebody else's, ChangedMeanwhileError, and PermissionDenied."""
    with acting(user, "network.direct", authority, network) as note:
        changed = edit(inspirations_of(user, network), key, version, told)
        note(changed)
    return changed


def remove_inspiration(user: User, authority: Authority, network: Network, key: int) -> None:
    """Nothing of it stays. Raises PermissionDenied; somebody else's stays where it is."""
    with acting(user, "network.direct", authority, network) as note:
        for found in inspirations_of(user, network).filter(pk=key):
            note(found)
            found.delete()
        note(network)
