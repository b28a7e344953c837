"""What another installation gave in a place, and whom files go to. It is of the authority: whoever sends and takes in
for one network of it, does for all.
"""

from types import SimpleNamespace
from typing import Any

from django.utils.timezone import now

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.federation.choices.shapes import as_json
from draagvlak.capabilities.federation.models import Addressee, Sender, TakenFile
from tests.factories.federation import MADE, Elsewhere, body

SECRETS = {"giventext": ("ma", "nd"), "givento": ("ma", "nd")}
SHOWN = set(SECRETS)
READ = ("ma", "nd", "nd2")


def lie_there(place: str, at: Any, secret: Any) -> dict[str, Any]:
    other, address = Elsewhere(f"Afzender {place}"), f"geheim-adres-van-{place}"
    to = Addressee.objects.create(
        code=other.code, name=secret("givento", place), feed_hash=hash_of(address), feed_made_at=now(), **at
    )
    sender = Sender.objects.create(code=other.code, name=other.name, key=other.key, trusted_at=now(), **at)
    content = as_json(body(secret("giventext", place)))
    kept = {"sequence": 1, "digest": "0" * 64, "made_at": MADE, "taken_at": now(), "kind": "municipality"}
    taken = TakenFile.objects.create(sender=sender, content=content, **kept, **at)
    texts = {"taken_file": str(taken.mark), "file_address": address}
    return {"file_to": to, "file_from": sender, **{part: SimpleNamespace(pk=text) for part, text in texts.items()}}


def may_read(made: Any, place: str, secret: Any) -> None:
    for what in SECRETS:
        made.may[secret(what, place)] = {"stranger"} if place == "elsewhere" else set(READ)
