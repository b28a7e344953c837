"""Who stands between others. For the director's own page and for organisations; never a ranking of people."""

import math

import numpy
from scipy import sparse

from draagvlak.analysis import engine
from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import LAYERS

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def constraint(network: Network) -> list[float | None]:
    """How much each person's ties run to people who know each other: Σ (p_ij + Σ p_iq p_qj)²; None for an isolate.

    Source: Burt (1992), Structural holes. Weighted by tie strength. Low means many separate contacts.
    """
    return [None if math.isnan(value) else value for value in engine.constraint(network)]


def effective_size(network: Network) -> list[float | None]:
    """n − 2t/n: contacts less what they share among themselves; None for an isolate. Source: Borgatti (1997)."""
    known = network.neighbours()
    shared = [sum(len(known[a] & known[person]) for a in known[person]) / 2 for person in range(network.size)]
    return [len(k) - 2 * t / len(k) if k else None for k, t in zip(known, shared, strict=True)]


def brokerage_roles(network: Network) -> list[dict[str, int]]:
    """For each person how many ordered pairs of others, not tied to each other, they stand between, by role.

    Source: Gould & Fernandez (1989), by main layer; on undirected ties each pair counts twice. People without a
    layer take no part. Counted by sparse products per layer: O(layers · ties · degree).
    """
    size = network.size
    main = numpy.array([LAYERS.index(layers[0]) if layers else -1 for layers in network.layers], dtype=int)
    ends = numpy.array(network.ties, dtype=int).reshape(-1, 2)
    rows, columns = numpy.concatenate([ends[:, 0], ends[:, 1]]), numpy.concatenate([ends[:, 1], ends[:, 0]])
    knows = sparse.csr_array((numpy.ones(len(rows)), (rows, columns)), shape=(size, size))
    of_layer = [knows @ sparse.diags_array((main == n).astype(float)) for n in range(len(LAYERS))]
    counts: numpy.ndarray = numpy.stack([part.sum(axis=1) for part in of_layer])
    open_pairs = numpy.zeros((len(LAYERS), len(LAYERS), size))
    for a, first in enumerate(of_layer):
        between = first @ knows
        for c, second in enumerate(of_layer):
            tied: numpy.ndarray = between.multiply(second).sum(axis=1)
            same = counts[a] if a == c else 0
            open_pairs[a, c] = counts[a] * counts[c] - same - tied
    return [_by_role(open_pairs[:, :, n], int(main[n])) for n in range(size)]


def _by_role(pairs: numpy.ndarray, own: int) -> dict[str, int]:
    found = dict.fromkeys(ROLES, 0)
    if own < 0:
        return found
    for (a, c), count in numpy.ndenumerate(pairs):
        found[_role(a, own, c)] += round(count)
    return found


def _role(a: int, b: int, c: int) -> str:
    if a == c:
        return "coordinator" if a == b else "itinerant"
    if a == b:
        return "representative"
    return "gatekeeper" if b == c else "liaison"
