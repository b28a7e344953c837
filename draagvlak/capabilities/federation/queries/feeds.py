"""The file of an addressee at its secret address, made when asked for, kept nowhere; and fetching from others."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.timezone import now

from draagvlak.basics.outgoing import NoAnswer, NotAllowed, OutgoingSession
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.models import Addressee
from draagvlak.capabilities.federation.queries import own
from draagvlak.capabilities.federation.writers.documents import document_for
from draagvlak.capabilities.federation.writers.signed import signed

MOST_TOKEN = 64  # characters of a token that is looked up at all
MOST_ADDRESS = 500


@dataclass(frozen=True)
class Fed:
    """Whose file stands at a token, for whom."""

    authority: Authority
    addressee: Addressee


def fed_anywhere(token: str) -> Fed | None:
    """None for a token that is unknown or revoked: the same. Only its hash is compared, by an index."""
    wanted = hash_of(token[:MOST_TOKEN])
    rows = Addressee._base_manager.select_related("authority", "municipality")
    found = rows.filter(feed_hash=wanted).first()
    return None if found is None else Fed(found.authority, found)


def file_for(addressee: Addressee, body: dict[str, Any]) -> bytes:
    """Signed at this moment; nothing is written. Raises RefusedFileError."""
    return signed(document_for(addressee, own(addressee.authority).code, body, now()))


def mark_of(body: dict[str, Any]) -> str:
    """Changes when what is shared does, whenever the file is made."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:32]


def hosts() -> list[str]:
    """From which a file may be fetched, as the settings say."""
    return list(settings.FEDERATION_HOSTS)


def fetched(address: str) -> bytes:
    """What stands at the address of another installation. Raises RefusedFileError: not-allowed or unreachable."""
    session = OutgoingSession(hosts(), may_be_near=settings.FEDERATION_NEAR)
    try:
        answer = session.get(address[:MOST_ADDRESS])
        answer.raise_for_status()
    except NotAllowed as error:
        raise RefusedFileError("not-allowed") from error
    except (NoAnswer, ValueError) as error:
        raise RefusedFileError("unreachable") from error
    return answer.content
