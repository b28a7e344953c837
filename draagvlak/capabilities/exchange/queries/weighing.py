"""What a list would do to the network that it most likely goes into: kept with the list, for the page about it."""

from collections import Counter
from dataclasses import asdict
from itertools import chain
from typing import Any

from draagvlak.basics.references import mark_in
from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.exchange.queries.handing import rows_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import first_living, network_of_mark, newest_batch
from draagvlak.capabilities.network.queries.comparing import compare


def likely_target(listing: Listing) -> Network | None:
    """The network of this authority that most references point to; else the first that lives; None where none does."""
    told = chain((one.reference for one in listing.people), (one.reference for one in listing.gathered.referenced()))
    marks = Counter(mark for mark in map(mark_in, filter(None, told)) if mark)
    found = network_of_mark(marks.most_common(1)[0][0]) if marks else None
    return found or first_living()


def weighed(listing: Listing, network: Network | None) -> dict[str, Any]:
    """`network`, its key, or None for a new one; `newest`, what came last into it by now; the counts of `compare`."""
    if network is None:
        return {"network": None}
    counts = asdict(compare(network, rows_of(listing)))
    return {"network": network.pk, "newest": newest_batch(network.pk), "counts": counts}
