"""A batch of rows leaves, so that the network is what it was before: also where there are hundreds of thousands."""

import json
from collections import defaultdict
from typing import Any

from draagvlak.basics.bulk import chunks
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Batch, Contact, KnownTie, Membership, Network, Participation, Person
from draagvlak.capabilities.network.queries import is_newest

CHUNK = 500
MODELS: dict[str, Any] = {"network": Network, "person": Person, "membership": Membership}


def remove_batch(user: User, authority: Authority, batch: Batch) -> None:
    """Take back everything that came with `batch`, the newest of its network.

    Raises ValueError where a newer one stands on it, and PermissionDenied.
    """
    with acting(user, "network.import", authority) as note:
        if not is_newest(batch):
            raise ValueError("A newer batch stands on this one.")
        note(batch)
        _empty_again(batch)
        _without_asking(Participation.objects.filter(contact__in=Contact.objects.filter(batch=batch).values("pk")))
        _without_asking(Contact.objects.filter(batch=batch))
        _without_asking(KnownTie.objects.filter(batch=batch))
        _forget_people(batch)
        network = batch.network
        is_empty = batch.made_network and not Membership.objects.filter(network=network).exists()
        batch.delete()
        if is_empty:
            network.delete()


def _without_asking(rows: Any) -> None:
    """Delete in one statement. Django's `delete()` first reads every row, for tables that may point to it."""
    rows.order_by()._raw_delete(rows.db)


def _empty_again(batch: Batch) -> None:
    was_empty: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for kind, pk, part, was in batch.filled:
        was_empty[kind, part, json.dumps(was)].append(pk)
    for (kind, part, was), keys in was_empty.items():
        for some in chunks(keys, CHUNK):
            MODELS[kind].objects.filter(pk__in=some).update(**{part: json.loads(was)})


def _forget_people(batch: Batch) -> None:
    """Those of the batch whom nothing else needs; what was said of them, in any table, goes along."""
    alone = Person.objects.filter(batch=batch, participations=None)
    keys = list(alone.values_list("pk", flat=True))
    for some in chunks(keys, CHUNK):
        Membership.objects.filter(batch=batch, person__in=some).delete()
        Person.objects.filter(pk__in=some, membership=None).delete()
