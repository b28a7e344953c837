"""Which cells of a survey may be shown, so that nobody finds fewer than k people in them, whatever they subtract.

All that is shown of one survey is a union of the same few sets of people, none of them of 1 to k−1 (as in
`analysis.aggregates`; complementary suppression after Cox 1980, *Suppression methodology and statistical disclosure
control*). A layer where fewer than k answered is not shown; where those layers together are fewer than k, the next
smallest goes with them, since all of them and the others would tell it. What is left out is shown together.

Two surveys share no sheet, so that comparing rounds subtracts nothing. Whoever knows that all people of a layer gave
the same answer still knows what each gave: no rule about sizes helps against that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.surveys.scores import CONSTRUCTS, Answers, LayerScore, layer_score, respondent_score

Scores = dict[int, float]  # by number of the sheet
ByConstruct = dict[str, Scores]


@dataclass(frozen=True)
class Cell:
    """What may be shown of `layers`, one or several together, for one construct."""

    layers: tuple[str, ...]
    construct: str
    found: LayerScore


@dataclass(frozen=True)
class Published:
    """`cells` of single layers and of the small ones together, `totals` of everybody.

    Of layers in `few` fewer than k people answered; those in `along` stay away so that nobody can tell how few.
    """

    cells: tuple[Cell, ...] = ()
    totals: tuple[Cell, ...] = ()
    few: tuple[str, ...] = ()
    along: tuple[str, ...] = ()


def published(sheets: Mapping[str, Sequence[Answers]], invited: Mapping[str, int]) -> Published:
    """`sheets`: per layer the six answers of each who answered; `invited`: how many were asked, of each layer.

    Of a layer where more answered than were asked, as many were asked as answered. Raises ValueError for an answer that
    isn't 1–4.
    """
    layers = [layer for layer in LAYERS if invited.get(layer) or sheets.get(layer)]
    bases = {layer: _base(sheets.get(layer, ())) for layer in layers}
    asked = {layer: max(invited.get(layer, 0), *map(len, bases[layer].values())) for layer in layers}
    few = [layer for layer in layers if _size(bases, [layer]) < K]
    along = _along(bases, few)
    hidden = [layer for layer in layers if layer in few or layer in along]
    shown: list[list[str]] = [[layer] for layer in layers if layer not in hidden]
    together = [hidden] if hidden and shown and _size(bases, hidden) >= K else []
    in_all = [layers] if len(layers) > 1 and _size(bases, layers) >= K and not _tells(bases, hidden) else []
    return Published(_cells(shown + together, bases, asked), _cells(in_all, bases, asked), tuple(few), tuple(along))


def _base(sheets: Sequence[Answers]) -> ByConstruct:
    """Whose scores count. Where a few people have a score for one construct only, neither counts them: the two numbers
    beside each other would tell that they are few.
    """
    found: ByConstruct = {construct: {} for construct in CONSTRUCTS}
    for number, answers in enumerate(sheets):
        for construct, places in CONSTRUCTS.items():
            score = respondent_score([answers[place] for place in places])
            if score is not None:
                found[construct][number] = score
    parts = _parts(found)
    if not any(0 < len(part) < K for part in parts):
        return found
    return {construct: {number: scores[number] for number in parts[0]} for construct, scores in found.items()}


def _parts(base: ByConstruct) -> tuple[set[int], set[int], set[int]]:
    """Those with a score for both constructs, and for the one or the other only."""
    one, two = (set(scores) for scores in base.values())
    return one & two, one - two, two - one


def _size(bases: Mapping[str, ByConstruct], layers: Sequence[str]) -> int:
    """Of how many people the smaller of the constructs speaks."""
    return min(sum(len(bases[layer][construct]) for layer in layers) for construct in CONSTRUCTS)


def _along(bases: Mapping[str, ByConstruct], few: Sequence[str]) -> list[str]:
    """The layers that must stay away with the small ones: the smallest first, those nearest to the people last."""
    left = [layer for layer in reversed(LAYERS) if layer in bases and layer not in few]
    along: list[str] = []
    for layer in sorted(left, key=lambda layer: _size(bases, [layer])):
        if not _tells(bases, [*few, *along]):
            break
        along.append(layer)
    return along


def _tells(bases: Mapping[str, ByConstruct], layers: Sequence[str]) -> bool:
    """Whether some part of these layers together is of 1 to k−1 people."""
    parts = zip(*(map(len, _parts(bases[layer])) for layer in layers), strict=True)
    return any(0 < sum(part) < K for part in parts)


def _cells(groups: list[list[str]], bases: Mapping[str, ByConstruct], asked: Mapping[str, int]) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            tuple(layers),
            construct,
            layer_score(
                [score for layer in layers for score in bases[layer][construct].values()],
                sum(asked[layer] for layer in layers),
            ),
        )
        for layers in groups
        for construct in CONSTRUCTS
    )
