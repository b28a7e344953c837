"""The page of one body: where it stands, who sits in it, and what it showed last."""

from dataclasses import dataclass

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.models import Body, Office
from draagvlak.capabilities.support.queries.holders import ledger_of
from draagvlak.capabilities.support.queries.layers import Shown, body_shown
from draagvlak.capabilities.support.queries.ledger import evidence_for, offices_in
from draagvlak.capabilities.support.queries.one_layer import EvidenceShown, evidence_shown

LATEST = 10


@dataclass(frozen=True)
class BodyPage:
    """`sitting` today, and who sat there `before`; `evidence`: the latest ten."""

    shown: Shown
    sitting: tuple[Office, ...]
    before: tuple[Office, ...]
    evidence: tuple[EvidenceShown, ...]


def body_page(network: Network, body: Body, with_named: bool) -> BodyPage:
    day = day_of(network)
    offices = offices_in(body)
    now = [one for one in offices if one.until is None or one.until >= day]
    rows = evidence_for(network, with_named).filter(body=body)[:LATEST]
    return BodyPage(
        body_shown(ledger_of(network, with_named), body, day),
        tuple(now),
        tuple(one for one in offices if one not in now),
        tuple(evidence_shown(rows, day)),
    )
