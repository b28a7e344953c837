"""Where themes stand on a map that is read: circles with a name below each, near to what they occur with. Nothing lies
over anything else, and the same themes always give the same map.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 120
GAP = 12.0  # between two boxes
TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: nobody begins behind another
Point = tuple[float, float]
Ties = Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Box:
    """What a theme takes up, in pixels: a circle on top, its name below."""

    width: float
    height: float


def places(boxes: Sequence[Box], ties: Ties, width: float) -> list[Point]:
    """The middle of the top of each box, in pixels: all between 0 and `width`, from 0 down. `ties`: by the numbers of
    two boxes how strongly they draw each other. The widest box fits in `width`.

    Springs and repulsion as Fruchterman and Reingold (1991), from places on a spiral; then whoever overlaps somebody
    above goes down until nobody does.
    """
    if not boxes:
        return []
    spots = [(math.sqrt(n) * math.cos(n * TURN), math.sqrt(n) * math.sin(n * TURN)) for n in range(len(boxes))]
    unit = math.sqrt(sum((box.width + GAP) * (box.height + GAP) for box in boxes) / len(boxes))
    spots = [(x * unit, y * unit) for x, y in spots]
    for round_ in range(ROUNDS):
        spots = _moved(spots, ties, unit, unit * (1 - round_ / ROUNDS) / 2)
    return _laid(boxes, spots, width)


def _moved(spots: list[Point], ties: Ties, unit: float, furthest: float) -> list[Point]:
    force = [[0.0, 0.0] for _ in spots]
    for a, (ax, ay) in enumerate(spots):
        for b in range(a):
            x, y, distance = _apart((ax, ay), spots[b])
            push = unit * unit / distance
            pull = distance * distance / unit * min(ties.get((b, a), 0), 3) / 3
            _add(force, a, b, (push - pull) / distance, (x, y))
    for n, (x, y) in enumerate(spots):  # nothing drifts away: all are drawn to the middle
        force[n][0] -= x / 2
        force[n][1] -= y / 2
    return [_step(spot, (fx, fy), furthest) for spot, (fx, fy) in zip(spots, force, strict=True)]


def _apart(one: Point, other: Point) -> tuple[float, float, float]:
    x, y = one[0] - other[0], one[1] - other[1]
    return x, y, max(math.hypot(x, y), 1.0)


def _add(force: list[list[float]], a: int, b: int, much: float, along: Point) -> None:
    for axis in (0, 1):
        force[a][axis] += much * along[axis]
        force[b][axis] -= much * along[axis]


def _step(spot: Point, force: Point, furthest: float) -> Point:
    long = max(math.hypot(*force), 1.0)
    far = min(long, furthest) / long
    return spot[0] + force[0] * far, spot[1] + force[1] * far


def _laid(boxes: Sequence[Box], spots: list[Point], width: float) -> list[Point]:
    """Within the width, from the top down: each as high as it wants to be, below whatever is in its way."""
    left, right = min(x for x, _y in spots), max(x for x, _y in spots)
    top = min(y for _x, y in spots)
    found: dict[int, Point] = {}
    for n in sorted(range(len(boxes)), key=lambda n: (spots[n][1], spots[n][0], n)):
        room = max(width - boxes[n].width, 0.0)
        share = (spots[n][0] - left) / (right - left) if right > left else 0.5
        x, y = boxes[n].width / 2 + share * room, spots[n][1] - top
        found[n] = (round(x, 1), round(_free(boxes, found, n, x, y), 1))
    return _closed(boxes, [found[n] for n in range(len(boxes))])


def _free(boxes: Sequence[Box], found: Mapping[int, Point], n: int, x: float, y: float) -> float:
    """The first height from `y` down at which the box touches none of those laid."""
    beside = [m for m, (other, _y) in found.items() if abs(other - x) < (boxes[m].width + boxes[n].width) / 2 + GAP]
    for m in sorted(beside, key=lambda m: found[m][1]):
        above, below = found[m][1] - boxes[n].height - GAP, found[m][1] + boxes[m].height + GAP
        if above < y < below:
            y = below
    return y


def _closed(boxes: Sequence[Box], laid: list[Point]) -> list[Point]:
    """Without empty bands: where nothing stands over a whole height, what is below comes up."""
    order = sorted(range(len(laid)), key=lambda n: laid[n][1])
    reached, up, found = 0.0, 0.0, dict[int, Point]()
    for n in order:
        x, y = laid[n]
        up = max(up, y - reached - GAP) if reached else y
        found[n] = (x, round(y - up, 1))
        reached = max(reached, y + boxes[n].height)
    return [found[n] for n in range(len(laid))]
