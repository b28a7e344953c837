"""Which story stands on the page for the board."""

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.visibility.actions.steps import WRITE
from draagvlak.capabilities.visibility.models import BoardStory
from draagvlak.capabilities.weaving.models import WovenStory


def choose_board_story(
    user: User, authority: Authority, network: Network, version: int, story: int | None, step: str
) -> None:
    """`story`: the key of one that readers may read, None for none; `version`: of what was chosen before.

    Raises RefusedError, ChangedMeanwhileError, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        if story is not None and not WovenStory.objects.filter(network=network, pk=story, published_on__isnull=False):
            raise RefusedError("story", "gone")
        was = BoardStory.objects.select_for_update(of=("self",)).filter(network=network).first()
        note(network)
        if was is None:
            if story is not None:
                made = BoardStory(authority=authority, network=network, story_id=story)
                made._change_reason = step  # type: ignore[attr-defined]
                made.save()
        elif story is None:
            keep_as_it_is(was)
            was._change_reason = step  # type: ignore[attr-defined]
            was.delete()
        else:
            edit(
                BoardStory.objects.filter(network=network), was.pk, version, {"story_id": story, "_change_reason": step}
            )
