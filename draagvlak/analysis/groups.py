"""Where ways begin, and the layers they lead to."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import GOVERNANCE_LAYERS


def sources_of(network: Network) -> tuple[tuple[str, ...], frozenset[int]]:
    """Where ways begin: people in poverty, or, where nobody is known, the associations."""
    poor = network.members("people_in_poverty")
    if poor:
        return ("people_in_poverty",), poor
    return ("association",), network.members("association")


def known_layers(network: Network) -> dict[str, frozenset[int]]:
    members = {layer: network.members(layer) for layer in GOVERNANCE_LAYERS}
    return {layer: people for layer, people in members.items() if people}


def places_of(municipalities: Iterable[str], spans: Collection[str] = ()) -> list[str]:
    """The municipalities of a network over several; empty for a network in one. Those of everybody in it and, where it
    is said to span several (`spans`), of those too, whether or not somebody is known there.
    """
    places = {place for place in municipalities if place}
    known = {place.casefold() for place in places}
    places |= {place for place in spans if place.casefold() not in known} if len(spans) > 1 else set()
    return sorted(places) if len(places) > 1 else []


def layers_in(place: str, municipality: str, layers: tuple[str, ...]) -> tuple[str, ...]:
    """What somebody of `municipality` counts for in `place`: governance layers are each municipality's own."""
    return tuple(name for name in layers if name not in GOVERNANCE_LAYERS or municipality == place)


def seen_from(network: Network, place: str) -> Network:
    """The network with the governance layers of one municipality, and all the rest of everybody."""
    everybody = zip(network.municipalities, network.layers, strict=True)
    return replace(network, layers=tuple(layers_in(place, municipality, of) for municipality, of in everybody))
