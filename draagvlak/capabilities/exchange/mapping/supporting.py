"""What the evidence of a list says of each office-holder, by the rules of the ledger (support.queries.holders).

A list knows no terms of office: who is in a layer today was in it then. Evidence of a body counts for everybody of its
layer; where the list names nobody of that layer, the body itself stands for one.
"""

from draagvlak.analysis.carrying import Evidence
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.records import Sign, Support
from draagvlak.capabilities.exchange.mapping.listing import ListedEvidence, Listing
from draagvlak.capabilities.support.choices import SHOWN_BY


def support_of(listing: Listing) -> Support:
    numbered = [(f"e{n}", one) for n, one in enumerate(listing.evidence, start=1)]
    holders = {layer: _holders(listing, layer, numbered) for layer in GOVERNANCE_LAYERS}
    bodies = [(id_, one) for id_, one in numbered if one.body]
    return Support(
        holders=holders,
        of_bodies={layer: _holders(listing, layer, bodies) for layer in GOVERNANCE_LAYERS},
        signs={id_: Sign(one.kind, one.person, one.body_name) for id_, one in numbered},
    )


def _holders(listing: Listing, layer: str, noted: list[tuple[str, ListedEvidence]]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {person.id: [] for person in listing.people if layer in person.layers}
    for id_, one in noted:
        shows = Evidence(one.on, SHOWN_BY[one.kind], one.until, id_)
        if one.layer != layer:
            continue
        if one.person in found:
            found[one.person].append(shows)
        elif one.body:
            of_whom = [key for key in found if not key.startswith("b:")] or [f"b:{one.body}"]
            for key in of_whom:
                found.setdefault(key, []).append(shows)
    return found
