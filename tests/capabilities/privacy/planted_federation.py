"""The planted person in what another installation gave, and in the names of who gives and gets."""

from dataclasses import replace

from django.utils.timezone import now

from draagvlak.capabilities.federation.choices.shapes import as_json
from draagvlak.capabilities.federation.models import Addressee, Sender, TakenFile
from tests.factories.federation import MADE, Elsewhere, body


def plant_federation(authority, name, said):
    """`name` where a column is short, `said` in every text of what was shared."""
    other, at = Elsewhere(), {"authority": authority}
    Addressee.objects.create(code=other.code, name=name, **at)
    sender = Sender.objects.create(code=other.code, name=name, key=other.key, trusted_at=now(), **at)
    shared = body(said)
    practices = tuple(replace(one, title=name, did=said) for one in shared.networks[0].practices)
    content = as_json(replace(shared, networks=(replace(shared.networks[0], name=name, practices=practices),)))
    kept = {"sequence": 1, "digest": "0" * 64, "made_at": MADE, "taken_at": now(), "kind": "municipality"}
    TakenFile.objects.create(sender=sender, municipalities=[name], content=content, **kept, **at)
