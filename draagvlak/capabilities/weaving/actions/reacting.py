"""Somebody said something else of a story, or nothing any more: what they said before does not come back either."""

import secrets
from collections.abc import Mapping
from typing import Any

from draagvlak.basics.outliving import TAKEN_BACK, write_down
from draagvlak.capabilities.conversations.readers.known_again import secret_mark_of
from draagvlak.capabilities.weaving.models import Given, Review

REACTION = "reaction"  # in the ledger of what was taken back
SALT_BYTES = 16


def write_down_reaction(row: Any, values: Mapping[str, Any]) -> None:
    """`row`: a review or a giving back, as it was before it got `values`. Holds no words."""
    answer = getattr(row, "answer", "")
    if not row.said_on or (row.said, answer) == (values["said"], values.get("answer", answer)):
        return
    salt = secrets.token_hex(SALT_BYTES)
    said = {"what": REACTION, "authority": row.authority_id, "kind": type(row).__name__, "key": row.pk, "salt": salt}
    write_down(TAKEN_BACK, said | {"mark": secret_mark_of(f"{answer} {row.said}", salt)})


def take_reaction_back_again(said: Mapping[str, Any]) -> list[Any]:
    """After a backup was put back: where it says what they said before, they are asked anew. Called by `privacy`,
    within its own `acting`.
    """
    model: Any = {"Review": Review, "Given": Given}[said["kind"]]
    row = model.objects.filter(pk=said["key"]).exclude(said_on=None).first()
    if row is None or secret_mark_of(f"{getattr(row, 'answer', '')} {row.said}", said["salt"]) != said["mark"]:
        return []
    ended = {"said": "", "said_on": None, "said_how": "", "done_with_it": "", "done_on": None}
    ended |= {"answer": ""} if model is Review else {}
    model.objects.filter(pk=row.pk).update(**ended, version=row.version + 1)
    return [row]
