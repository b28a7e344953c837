"""How a row is held, and written under the name of a step by which it can be taken back: within this folder only."""

from typing import Any

from draagvlak.basics.editing import keep_as_it_is
from draagvlak.capabilities.booklets.models import Booklet
from draagvlak.capabilities.network.models import Network

RIGHT = "booklets.write"


def _held(network: Network, key: int) -> Booklet:
    """The booklet, held until the transaction ends. Raises DoesNotExist."""
    return Booklet.objects.select_for_update(of=("self",)).get(network=network, pk=key)


def _write(row: Any, step: str) -> None:
    row._change_reason = step
    row.save()


def _remove(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()
