"""What who writes may do where a voice doesn't answer: go on without an answer, or leave words out."""

from collections.abc import Collection

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.weaving.actions.stories import WRITE, Words, _held, write
from draagvlak.capabilities.weaving.models import Review, WovenStory
from draagvlak.capabilities.weaving.queries.steps import steps_of
from draagvlak.capabilities.weaving.wording.blocks import without


def go_on_without(user: User, authority: Authority, network: Network, at: tuple[int, int], why: str) -> Review:
    """The review `at` (key, version) holds the story up no more; its voice reads why, and may still answer. An empty
    `why` waits again.

    Raises RefusedError where they answered, or were not asked and reminded long enough ago, ChangedMeanwhileError,
    DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        rows = Review.objects.filter(story__network=network)
        story = _held(network, rows.get(pk=at[0]).story_id)
        voices = steps_of(network, story, ()).voices
        found = next((one for one in voices if one.review is not None and one.review.pk == at[0]), None)
        words = why.strip()
        refuse_register_numbers({"done": words})
        if found is None or not (found.may_go_on or found.went_on):
            raise RefusedError("", "too-soon")
        if not (words or found.went_on):
            raise RefusedError("done", "empty")
        row = edit(rows, *at, {"done_with_it": words, "done_on": day_of(network) if words else None})
        note(row)
    return row


def leave_out(
    user: User, authority: Authority, network: Network, at: tuple[int, int], fragments: Collection[int], step: str
) -> WovenStory:
    """The story `at` (key, version) without these fragments. Raises as `write`, by which it is done and taken back."""
    row = WovenStory.objects.get(network=network, pk=at[0])
    words = Words(row.title, row.lead, without(row.text, set(fragments)))
    return write(user, authority, network, at, words, step)
