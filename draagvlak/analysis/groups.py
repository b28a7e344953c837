"""Where ways begin, and the layers they lead to."""

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
