"""The network of organisations behind the network of people: who brokers may be told of them, never of persons."""

from collections import Counter
from collections.abc import Sequence

from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import RANK
from draagvlak.analysis.records import Person


def network_of_organisations(people: Sequence[Person], network: Network) -> Network:
    """Organisations by name, tied as strongly as all ties between their people together; ties inside one are left out.

    `people` are those of `network`, in its order; who has no organisation is left out. An organisation's layer is the
    main layer most of its people have, of two as frequent the first. It has no director. Linear in people and ties.
    """
    names = sorted({person.organisation for person in people if person.organisation})
    number = {name: n for n, name in enumerate(names)}
    layers: list[Counter[str]] = [Counter() for _ in names]
    for person in people:
        if person.organisation and person.layers:
            layers[number[person.organisation]][person.layers[0]] += 1
    weights: dict[tuple[int, int], float] = {}
    for (a, b), weight in zip(network.ties, network.weights, strict=True):
        first, second = (number.get(people[n].organisation, -1) for n in (a, b))
        if first != second and min(first, second) >= 0:
            pair = (min(first, second), max(first, second))
            weights[pair] = weights.get(pair, 0.0) + weight
    ordered = sorted(weights)
    return Network(
        ids=tuple(names),
        layers=tuple((min(count, key=lambda name: (-count[name], RANK[name])),) if count else () for count in layers),
        ties=tuple(ordered),
        weights=tuple(weights[pair] for pair in ordered),
    )
