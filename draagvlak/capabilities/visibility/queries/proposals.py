"""Steps that the ledger of support asks for: toward a layer of which nothing holds, or that knows of us and no more."""

from dataclasses import dataclass
from datetime import date, timedelta

from draagvlak.analysis.carrying import ENDORSES, INFORMED, OPPOSES
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.capabilities.insights.pictures.months import SHAPES
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.queries.holders import ledger_of
from draagvlak.capabilities.support.queries.layers import Shown as LayerShown
from draagvlak.capabilities.support.queries.layers import layer_shown
from draagvlak.capabilities.support.wording.kit import aim, questions
from draagvlak.capabilities.visibility.choices import Shown, StepState
from draagvlak.capabilities.visibility.models import VisibleStep
from draagvlak.capabilities.visibility.wording.words import why

SOON = 60  # days before evidence runs out
# What to show first, by how far a layer is: small things to who does not know it yet.
FIRST: dict[int | None, Shown] = {
    OPPOSES: Shown.RESULT,
    INFORMED: Shown.STORY,
    ENDORSES: Shown.ACTIVITY,
    None: Shown.BRIEF,
}


@dataclass(frozen=True)
class Proposal:
    """`why` a step is asked for, what it is for (`aim`), what to ask (LANGUAGE §6), and what to show first."""

    layer: str
    title: str
    shape: str
    why: str
    aim: str
    questions: tuple[str, ...]
    what: str


def proposals(network: Network) -> tuple[Proposal, ...]:
    """Not for a layer toward which a step is planned. For who may read evidence that names somebody; five queries."""
    planned = set(
        VisibleStep.objects.filter(network=network, state=StepState.PLANNED).order_by().values_list("layer", flat=True)
    )
    ledger, day = ledger_of(network, with_named=True), day_of(network)
    layers = (layer for layer in GOVERNANCE_LAYERS if layer not in planned)
    found = (_proposal(layer_shown(ledger, layer, day), day) for layer in layers)
    return tuple(one for one in found if one is not None)


def _proposal(shown: LayerShown, day: date) -> Proposal | None:
    level = shown.level
    soon = level.drops_on if level.drops_on is not None and level.drops_on <= day + timedelta(days=SOON) else None
    said = why(level.level, level.stale > 0, soon)
    if not said:
        return None
    what = FIRST.get(level.level, Shown.RESULT)
    asked = tuple(questions(level.level)[:-1])
    return Proposal(shown.layer, shown.title, SHAPES[shown.layer], said, aim(level.level), asked, what)
