"""Every read of what came from other installations, and of who may send and get files."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.federation.choices.codes import code_for
from draagvlak.capabilities.federation.choices.keys import fingerprint
from draagvlak.capabilities.federation.choices.shapes import Received, SenderShown
from draagvlak.capabilities.federation.models import Addressee, Sender, TakenFile
from draagvlak.capabilities.federation.readers.bodies import body_of, readable_on
from draagvlak.capabilities.federation.writers.own_key import own_public_key


@dataclass(frozen=True)
class Own:
    """How others know this authority: the code that it is addressed by, and the fingerprint of its signature."""

    code: str
    fingerprint: str


def own(authority: Authority) -> Own:
    key = own_public_key()
    return Own(code_for(key, authority.pk), fingerprint(key))


def addressees_of(authority: Authority) -> QuerySet[Addressee]:
    """Authorities of other installations that files may go to, by name; `code` is what intervision shares with."""
    return Addressee.objects.filter(authority=authority)


def senders_of(authority: Authority) -> QuerySet[Sender]:
    """Those whose files are believed, by name, with what their newest file held (`taken`)."""
    return Sender.objects.filter(authority=authority).select_related("taken")


def received(authority: Authority, day: date | None = None) -> list[Received]:
    """What trusted others let this authority have, by name of who sent it; of that what may still be read on `day`
    (today). One query.
    """
    day = day or localdate()
    rows = TakenFile.objects.filter(authority=authority, content__isnull=False).select_related("sender")
    return [_received(row, day) for row in rows.order_by("sender__name", "pk")]


def received_at(authority: Authority, mark: UUID, day: date | None = None) -> Received | None:
    """The newest file of one sender, by its mark."""
    rows = TakenFile.objects.filter(authority=authority, mark=mark, content__isnull=False).select_related("sender")
    row = rows.first()
    return None if row is None else _received(row, day or localdate())


def _received(row: TakenFile, day: date) -> Received:
    body = readable_on(body_of(row.content or {}), day)
    shown = SenderShown(row.sender_id, row.sender.code, row.sender.name, row.kind, tuple(row.municipalities))
    made_on, received_on = localdate(row.made_at), localdate(row.taken_at)
    return Received(shown, made_on, received_on, body.networks, body.withdrawn)
