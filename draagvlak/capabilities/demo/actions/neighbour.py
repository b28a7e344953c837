"""What a neighbour of the example shares: a signed file of another installation, whose key nobody has any more."""

import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.timezone import now

from draagvlak.capabilities.demo.actions.harvest import FOLDER
from draagvlak.capabilities.demo.actions.note import Who
from draagvlak.capabilities.federation.actions.taking import take_in
from draagvlak.capabilities.federation.choices import SCHEMA
from draagvlak.capabilities.federation.choices.codes import code_for
from draagvlak.capabilities.federation.models import Sender
from draagvlak.capabilities.federation.queries import own
from draagvlak.capabilities.federation.writers.own_key import public_key
from draagvlak.capabilities.federation.writers.signed import signed


def bring_neighbour(who: Who) -> None:
    """The file is taken in by the door of a user; whom to trust, the example says for its administrator."""
    user, authority, _network = who
    if Sender.objects.filter(authority=authority).exists():
        return
    told = json.loads((FOLDER / "neighbour.json").read_text(encoding="utf-8"))
    private = Ed25519PrivateKey.generate()
    key = public_key(private)
    sender = {"code": code_for(key, 1), "name": told["name"], "kind": "municipality", "municipalities": []}
    document = {
        "schema": SCHEMA,
        "sender": sender,
        "audience": {"code": own(authority).code, "name": authority.name},
        "sequence": 1,
        "made_at": told["made_at"],
        **told["body"],
    }
    trusted = {"code": sender["code"], "name": told["name"], "key": key, "trusted_at": now(), "trusted_by": user}
    Sender.objects.create(authority=authority, **trusted)
    take_in(user, authority, signed(document, private))
