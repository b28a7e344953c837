"""What somebody says, by their own link, of the story in which they are quoted, or that they got back."""

from typing import Any

from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import edit
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.weaving.actions.reacting import write_down_reaction
from draagvlak.capabilities.weaving.choices import Answer, How
from draagvlak.capabilities.weaving.models import Review
from draagvlak.capabilities.weaving.queries.answering import asked_by
from draagvlak.capabilities.weaving.queries.quoting import own_keys, quoted_of

REACT = "weaving.react"


def answer(token: str, version: int, said: tuple[str, str]) -> None:
    """`said`: an Answer ("" for who got the story back) and their words. Saying it again, while the link works, puts it
    in the place of what they said, and asks the story-teller anew.

    Raises PermissionDenied where the link leads nowhere, RefusedError, ChangedMeanwhileError.
    """
    found = asked_by(token)
    if found is None:
        raise PermissionDenied(REACT)
    model, row = found
    with inside(row.authority):  # noqa: SIM117 the frame stands by itself, for whoever looks for it
        with acting(None, REACT, row.authority, row.story.network) as note:
            values = _said(row, model is Review, said)
            note(edit(model.objects.all(), row.pk, version, values))
            write_down_reaction(row, values)


def _said(row: Any, is_review: bool, said: tuple[str, str]) -> dict[str, Any]:
    chosen, words = said[0], said[1].strip()
    refuse_register_numbers({"said": words})
    if is_review and chosen not in Answer:
        raise RefusedError("answer", "choose")
    if not words and chosen != Answer.GOOD:
        raise RefusedError("said", "empty")
    values = {"said": words, "said_on": day_of(row.story.network), "said_how": How.LINK}
    of_review = {"answer": chosen, "quotes": _quotes(row.pk)} if is_review else {}
    return {**values, **of_review, "done_with_it": "", "done_on": None}


def _quotes(key: int) -> list[int]:
    """The keys of their fragments in the story as it is now, which is what they looked over."""
    row = Review.objects.select_related("participant__conversation", "story__network").get(pk=key)
    return list(quoted_of(row.story, own_keys(row.participant)))
