"""What a partnership sees of a network that a municipality shares with it: that network, that part, nothing else."""

from dataclasses import dataclass
from datetime import date

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.choices import Level
from draagvlak.capabilities.insights.models import KeptMap
from draagvlak.capabilities.insights.queries.summary import Summary, summary_of
from draagvlak.capabilities.insights.writers.map_table import MapTable, organisations_table
from draagvlak.capabilities.insights.writers.still_map import StillMap, still_map
from draagvlak.capabilities.network.choices import Shared
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.sharing import shared_with


@dataclass(frozen=True)
class SharedPart:
    """One of `summary` and `organisations` is there: that which is shared; None also where nothing was measured yet."""

    authority: str
    network: str
    what: str
    as_of: date | None
    summary: Summary | None = None
    organisations: MapTable | None = None
    picture: StillMap | None = None


def shared_part(partnership: Authority, pk: int) -> SharedPart | None:
    """What the share with this key lets `partnership` see; None for any other key, and once it was stopped.

    The scope is the municipality's for this read alone: nothing of it leaves but what is returned.
    """
    share = shared_with(partnership).filter(pk=pk).first()
    if share is None:
        return None
    said = share.authority.name, share.network.name, share.what
    with inside(share.authority):
        if share.what == Shared.REPORT:
            summary = summary_of(share.network)
            return SharedPart(*said, summary.as_of if summary.sentence else None, summary=summary)
        day, table, picture = _organisations(share.network)
        return SharedPart(*said, day, organisations=table, picture=picture)


def _organisations(network: Network) -> tuple[date | None, MapTable | None, StillMap | None]:
    """As they were drawn last: who sees it from outside makes nothing anew."""
    kept = KeptMap.objects.filter(network=network, level=Level.ORGANISATIONS).first()
    if kept is None:
        return None, None, None
    table = organisations_table(kept.nodes, sum(tie[3] for tie in kept.ties))
    return kept.as_of, table, still_map(table, kept.ties)
