"""What the evidence of a list says of each office-holder, by the rules of the ledger (support.queries.holders).

A list knows no terms of office: who is in a layer today was in it then. Evidence of a body counts for everybody of its
layer; where the list names nobody of that layer, the body itself stands for one.
"""

from collections.abc import Collection
from dataclasses import replace

from draagvlak.analysis.carrying import Evidence
from draagvlak.analysis.groups import places_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.records import Sign, Support
from draagvlak.capabilities.exchange.mapping.listing import ListedEvidence, Listing
from draagvlak.capabilities.support.choices import SHOWN_BY

Noted = list[tuple[str, ListedEvidence]]


def support_of(listing: Listing, spans: Collection[str] = ()) -> Support:
    """`spans`: municipalities that the network is said to span, as in analysis.groups.places_of."""
    numbered = [(f"e{n}", one) for n, one in enumerate(listing.evidence, start=1)]
    holders = {layer: _holders(listing, layer, numbered) for layer in GOVERNANCE_LAYERS}
    places = places_of([person.municipality for person in listing.people], spans)
    bodies = [(id_, one) for id_, one in numbered if one.body]
    return Support(
        holders=holders,
        of_bodies={layer: _holders(listing, layer, bodies) for layer in GOVERNANCE_LAYERS},
        places={place: _of_place(listing, place, numbered) for place in places},
        signs={id_: Sign(one.kind, one.person, one.body_name) for id_, one in numbered},
    )


def _of_place(listing: Listing, place: str, noted: Noted) -> dict[str, dict[str, list[Evidence]]]:
    """Only who lives there, or nowhere that is known, and the bodies of that place, or of no place."""
    people = tuple(person for person in listing.people if person.municipality in {"", place})
    here = [(id_, one) for id_, one in noted if one.municipality in {"", place}]
    return {layer: _holders(replace(listing, people=people), layer, here) for layer in GOVERNANCE_LAYERS}


def _holders(listing: Listing, layer: str, noted: Noted) -> dict[str, list[Evidence]]:
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
