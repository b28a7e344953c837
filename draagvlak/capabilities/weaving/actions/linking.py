"""To what a story is linked: ideas, actions, results, layers, themes, places, other stories; from a day up to a day."""

from typing import Any

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.weaving.actions.stories import WRITE, _held
from draagvlak.capabilities.weaving.choices import LinkKind
from draagvlak.capabilities.weaving.models import WovenLink
from draagvlak.capabilities.weaving.queries.linking import linkable


def link(user: User, authority: Authority, network: Network, key: int, to: tuple[str, str], step: str) -> WovenLink:
    """Link the story with this key to `to`: a LinkKind and what a form says of it (queries.linking). Twice is one
    link. No line of the audit names the other side: that it is there may be for few (decision 0072).

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        story = _held(network, key)
        kind, value = to
        found = _found(user, network, key, kind, value)
        defaults = {"authority": authority, "since": day_of(network), "by": user}
        made, is_new = WovenLink.objects.get_or_create(story=story, kind=kind, **found, defaults=defaults)
        if not is_new and made.until is not None:
            made.until = None
            made.save(update_fields=["until"])
        note(made)
    return made


def part(user: User, authority: Authority, network: Network, key: int, link_key: int, is_parted: bool = True) -> None:
    """They are linked no more; or, where `is_parted` is False, again, which takes that back. Twice is once. Also from
    the other of two stories. Raises DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        _held(network, key)
        rows = WovenLink.objects.filter(story__network=network)
        row = (rows.filter(story=key) | rows.filter(other=key)).get(pk=link_key)
        row.until = day_of(network) if is_parted else None
        row.save(update_fields=["until"])
        note(row)


def _found(user: User, network: Network, key: int, kind: str, value: str) -> dict[str, Any]:
    if kind == LinkKind.PLACE:
        place = " ".join(value.split())
        refuse_register_numbers({"value": place})
        if not place:
            raise RefusedError("value", "empty")
        return {"place": place}
    found = linkable(user, network, key, kind, value)
    if found is None:
        raise RefusedError("value", "no-such")
    return {kind: found}
