"""That readers get a story, for whom, and that they get it no more; by its `step` each is taken back."""

from typing import Any

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.weaving.actions.stories import WRITE, _held, keep_version
from draagvlak.capabilities.weaving.choices import State
from draagvlak.capabilities.weaving.models import WovenStory
from draagvlak.capabilities.weaving.queries.steps import steps_of, uses_of
from draagvlak.capabilities.weaving.wording.missing import NotReadyError


def publish(
    user: User, authority: Authority, network: Network, at: tuple[int, int], wide: tuple[bool, bool], step: str
) -> WovenStory:
    """Readers of the network get the story `at` (key, version) as it is now; `wide`: also the public, also peers.

    Raises NotReadyError, which names all that is missing, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        row = _held(network, at[0])
        missing = steps_of(network, row, uses_of(*wide)).missing
        if missing:
            raise NotReadyError(missing)
        keep_version(row)
        values = _read(row) | {
            "state": State.PUBLISHED,
            "published_on": day_of(network),
            "for_public": wide[0],
            "for_peers": wide[1],
        }
        row = edit(WovenStory.objects.filter(network=network), *at, values | {"_change_reason": step})
        note(row)
    return row


def unpublish(user: User, authority: Authority, network: Network, at: tuple[int, int], step: str) -> WovenStory:
    """Nobody but who writes reads it any more, anywhere. Raises as `publish`, but for NotReadyError."""
    with acting(user, WRITE, authority, network) as note:
        row = _held(network, at[0])
        keep_version(row)
        values = {
            "state": State.GIVEN_BACK if row.state == State.PUBLISHED else row.state,
            "published_on": None,
            "for_public": False,
            "for_peers": False,
            **dict.fromkeys(("read_title", "read_lead", "read_text"), ""),
        }
        row = edit(WovenStory.objects.filter(network=network), *at, values | {"_change_reason": step})
        note(row)
    return row


def narrow(user: User, authority: Authority, network: Network, at: tuple[int, int], use: str, step: str) -> WovenStory:
    """Take a published story from the public ("for_public") or from peers ("for_peers"). Raises as `unpublish`."""
    if use not in {"for_public", "for_peers"}:
        raise ValueError(use)
    with acting(user, WRITE, authority, network) as note:
        row = _held(network, at[0])
        keep_version(row)
        row = edit(WovenStory.objects.filter(network=network), *at, {use: False, "_change_reason": step})
        note(row)
    return row


def _read(row: WovenStory) -> dict[str, Any]:
    return {"read_title": row.title, "read_lead": row.lead, "read_text": row.text}
