"""What came in a file and may no longer be read goes. Called by the retention of `privacy`, each night."""

from datetime import date

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.federation.choices.shapes import as_json
from draagvlak.capabilities.federation.models import TakenFile
from draagvlak.capabilities.federation.readers.bodies import body_of, readable_on


def let_go_of_what_is_over(authority: Authority, day: date) -> int:
    """Every piece past its `until`, in the authority in scope. Gives of how many files something went.

    That a file was the newest of its sender stays, so that nothing older comes back.
    """
    ended = 0
    for row in TakenFile.objects.filter(authority=authority, content__isnull=False):
        left = as_json(readable_on(body_of(row.content or {}), day))
        if left["networks"] == (row.content or {})["networks"]:
            continue
        with acting(None, "federation.let_go", authority) as note:
            TakenFile.objects.filter(pk=row.pk, digest=row.digest, content__isnull=False).update(content=left)
            note(row)
        ended += 1
    return ended
