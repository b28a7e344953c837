"""The ladder of a layer (LOOK): a step down where it is in the way, a landing where nothing is known, four steps up."""

from dataclasses import dataclass

from draagvlak.analysis.carrying import ANCHORS, COMMITS, ENDORSES, INFORMED, OPPOSES
from draagvlak.capabilities.support.wording.levels import short_word_of, word_of

PLACES = (OPPOSES, None, INFORMED, ENDORSES, COMMITS, ANCHORS)
WIDTH, RISE, GROUND, TOP, SPLIT = 48, 22, 118, 28, 4  # units of the picture: one is a CSS pixel
WORD = 18  # under the steps
SHAPES = {
    "partner_organisation": "■",
    "colleague": "▲",
    "team_leader": "▼",
    "management": "⬟",
    "political": "★",
}


@dataclass(frozen=True)
class LadderStep:
    """One step: where it is drawn, its word, and what it is: "now", "maybe" (it could be up to there) or "".

    `halves`: the two parts of a step that is contested, each as the corners of a shape.
    """

    x: int
    y: int
    height: int
    word: str
    word_y: int
    state: str
    is_unknown: bool
    halves: tuple[str, ...] = ()

    width = WIDTH - 4

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class Ladder:
    """`words` say what the picture shows; `day` stands above the step of now, from or up to its edge (`anchor`),
    so that it does not run into the next one.
    """

    layer: str
    shape: str
    steps: tuple[LadderStep, ...]
    words: str
    day: str
    day_x: int
    day_y: int
    anchor: str

    width = WIDTH * len(PLACES)
    height = GROUND + RISE + WORD + 4
    ground = GROUND


def ladder(layer: str, level: int | None, high: int | None = None, is_contested: bool = False, day: str = "") -> Ladder:
    """The ladder with its step of now filled. `day`: of the newest evidence for it, as it is written."""
    steps = tuple(_step(n, place, level, high, is_contested) for n, place in enumerate(PLACES))
    now = next(one for one in steps if one.state == "now")
    x, anchor = (now.x, "start") if level == OPPOSES else (now.x + now.width, "end")
    return Ladder(layer, SHAPES[layer], steps, word_of(level), day, x, now.y - 8, anchor)


def _step(n: int, place: int | None, level: int | None, high: int | None, is_contested: bool) -> LadderStep:
    x = n * WIDTH + 2
    is_now = place == level
    is_maybe = place is not None and high is not None and (level or 0) < place <= high
    state = "now" if is_now else "maybe" if is_maybe else ""
    if place == OPPOSES:
        y, height = GROUND, RISE
    else:
        height = RISE * (place or 0) + (0 if place else 6)
        y = GROUND - height
    word_y = GROUND + RISE + WORD if place == OPPOSES else GROUND + WORD
    halves = _split(x, y, height) if is_now and is_contested else ()
    return LadderStep(x, y, height, short_word_of(place), word_y, state, place is None, halves)


def _split(x: int, y: int, height: int) -> tuple[str, str]:
    """The step in two parts, with a slanting crack between them."""
    right, bottom = x + WIDTH - 4, y + height
    middle = (x + right) // 2
    left_part = ((x, y), (middle + SPLIT, y), (middle - 2 * SPLIT, bottom), (x, bottom))
    right_part = ((middle + 3 * SPLIT, y), (right, y), (right, bottom), (middle, bottom))
    return _corners(left_part), _corners(right_part)


def _corners(points: tuple[tuple[int, int], ...]) -> str:
    return " ".join(f"{px},{py}" for px, py in points)
