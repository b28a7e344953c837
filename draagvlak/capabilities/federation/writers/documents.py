"""What a signed file holds: the envelope around what an authority shares with one other."""

from datetime import UTC, datetime
from typing import Any

from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.federation.choices import SCHEMA
from draagvlak.capabilities.federation.models import Addressee


def next_sequence(last: int, at: datetime) -> int:
    """Higher than `last`; by the clock, so that a database that was put back does not fall behind what it gave."""
    return max(last + 1, int(at.timestamp() * 1000))


def document_for(addressee: Addressee, code: str, body: dict[str, Any], at: datetime) -> dict[str, Any]:
    """`code`: of the authority that sends; `body` as the schema says. One query."""
    authority: Authority = addressee.authority
    places = authority.municipalities.values("nis", "name")
    return {
        "schema": SCHEMA,
        "sender": {"code": code, "name": authority.name, "kind": authority.kind, "municipalities": list(places)},
        "audience": {"code": addressee.code, "name": addressee.name},
        "sequence": next_sequence(addressee.last_sequence, at),
        "made_at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        **body,
    }
