"""Files of other installations: whose are believed, taking one in, and taking away what came."""

import hashlib
from dataclasses import dataclass

from django.utils.timezone import now

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.choices.shapes import as_json
from draagvlak.capabilities.federation.models import Sender, TakenFile
from draagvlak.capabilities.federation.queries import own
from draagvlak.capabilities.federation.readers.signed import Taken, read


@dataclass(frozen=True)
class Trusted:
    """Whose files will be believed: the public key, and the code and name that came with it."""

    key: str
    code: str
    name: str


@dataclass(frozen=True)
class Came:
    """What came of a file: the row, and whether exactly this file was there already."""

    row: TakenFile
    was_there: bool


def trust(user: User, authority: Authority, told: Trusted) -> Sender:
    """After their fingerprint was compared. Where the sender had another key, what came by that one goes.

    Raises PermissionDenied.
    """
    with acting(user, "federation.trust", authority) as note:
        TakenFile.objects.filter(authority=authority, sender__code=told.code).exclude(sender__key=told.key).delete()
        said = {"key": told.key, "name": told.name, "trusted_at": now(), "trusted_by": user}
        made, _ = Sender.objects.update_or_create(authority=authority, code=told.code, defaults=said)
        note(made)
    return made


def take_in(user: User, authority: Authority, content: bytes) -> Came:
    """What a signed file holds stands in the place of all that came from the same sender before; or nothing changes.

    Raises RefusedFileError (with what it says of its sender where that can be told), and PermissionDenied.
    """
    taken, digest = read(content), hashlib.sha256(content).hexdigest()
    if taken.audience != own(authority).code:
        raise RefusedFileError("not-for-us")
    with acting(user, "federation.take_in", authority) as note:
        sender = Sender.objects.select_for_update(of=("self",)).filter(authority=authority, code=taken.code).first()
        if sender is None or sender.key != taken.key:
            raise RefusedFileError("other-key" if sender else "unknown-key", taken)
        before = TakenFile.objects.filter(sender=sender).first()
        is_same = before is not None and before.digest == digest
        if before is not None and not is_same and taken.sequence <= before.sequence:
            raise RefusedFileError("older", taken)
        if before is not None and is_same and before.content is not None:
            note(before)
            return Came(before, was_there=True)
        Sender.objects.filter(pk=sender.pk).update(name=taken.name)
        row, _ = TakenFile.objects.update_or_create(sender=sender, defaults=_row(authority, taken, digest))
        note(row)
    return Came(row, was_there=False)


def _row(authority: Authority, taken: Taken, digest: str) -> dict[str, object]:
    return {
        "authority": authority,
        "sequence": taken.sequence,
        "digest": digest,
        "made_at": taken.made_at,
        "taken_at": now(),
        "kind": taken.kind,
        "municipalities": list(taken.municipalities),
        "content": as_json(taken.body),
    }


def take_away(user: User, authority: Authority, key: int) -> None:
    """What came from a sender goes; that it was the newest stays, so that nothing older comes back.

    Raises DoesNotExist, PermissionDenied.
    """
    with acting(user, "federation.take_in", authority) as note:
        found = Sender.objects.get(authority=authority, pk=key)
        TakenFile.objects.filter(sender=found).update(content=None)
        note(found)


def distrust(user: User, authority: Authority, key: int) -> None:
    """A sender goes, with all that came from it. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "federation.trust", authority) as note:
        found = Sender.objects.get(authority=authority, pk=key)
        note(found)
        found.delete()
