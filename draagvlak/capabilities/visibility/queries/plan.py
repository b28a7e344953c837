"""The plan of visible steps, as whoever reads it may: what names somebody is for few (TRUST §1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import rules
from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from draagvlak.basics.built import rows_of
from draagvlak.basics.months import months_after
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.insights.pictures.months import SHAPES
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.queries.naming import Naming
from draagvlak.capabilities.visibility.choices import Shown, StepState
from draagvlak.capabilities.visibility.models import VisibleStep
from draagvlak.capabilities.visibility.pictures.strip import BEFORE, Strip, strip
from draagvlak.capabilities.visibility.wording.words import gently, state_word, told, when_word

PAGE, MOST, OPEN, LATELY = 25, 1000, 10, 5
SOON = 7  # days


@dataclass(frozen=True)
class Eyes:
    """What whoever looks may read: `names` of people, what came of a step, titles of meetings, of unread stories."""

    names: bool
    outcomes: bool
    meetings: bool
    drafts: bool


@dataclass(frozen=True)
class StepShown:
    """A step in words, as its reader may hear it."""

    key: int
    what: str
    whom: str
    words: str
    owner: str
    state: str
    state_word: str
    when: str
    gently: str
    came_of_it: str
    evidence: int | None

    @property
    def is_open(self) -> bool:
        return self.state in (StepState.PLANNED, StepState.DONE)


@dataclass(frozen=True)
class LayerPlan:
    """A layer with its steps: those to come, and the last that were settled; `more`: how many others there are."""

    layer: str
    title: str
    shape: str
    strip: Strip
    steps: tuple[StepShown, ...]
    more: int


@dataclass(frozen=True)
class LayerPage:
    """One layer with all its steps, newest first."""

    title: str
    shape: str
    strip: Strip
    page: Page[Any]


def eyes_of(user: User, network: Network) -> Eyes:
    rights = ("network.read_people", "support.read_named", "network.read_meetings", "weaving.write")
    return Eyes(*(bool(rules.has_perm(right, user, network)) for right in rights))


def steps_of(network: Network) -> QuerySet[Any]:
    """Each with its `day`: on which it was settled, done, or is due."""
    rows = VisibleStep.objects.filter(network=network).annotate(day=Coalesce("settled_on", "done_on", "due"))
    return rows.select_related("body", "organisation", "story", "result", "meeting", "owner")


def step_at(network: Network, key: int) -> VisibleStep | None:
    return steps_of(network).filter(pk=key).first()


def plan_of(user: User, network: Network) -> tuple[LayerPlan, ...]:
    """Each layer that has steps, in order; a fixed number of queries."""
    day = day_of(network)
    near = Q(state=StepState.PLANNED) | Q(day=None) | Q(day__gte=months_after(day.replace(day=1), -BEFORE))
    rows = list(steps_of(network).filter(near).order_by(F("day").desc(nulls_first=True), "-pk")[:MOST])
    tell = teller_of(eyes_of(user, network), network, rows)
    return tuple(_layer(layer, of_it, day, tell) for layer in Layer if (of_it := [r for r in rows if r.layer == layer]))


def _layer(layer: Layer, rows: list[Any], day: date, tell: "Teller") -> LayerPlan:
    """Planned ones come first, the first due on top; then what was done and settled, the last on top."""
    planned = sorted(
        (one for one in rows if one.state == StepState.PLANNED), key=lambda one: (one.due or date.max, one.pk)
    )
    settled = [one for one in rows if one.state != StepState.PLANNED]
    shown = [*planned[:OPEN], *settled[:LATELY]]
    steps = tuple(tell(one, day) for one in shown)
    return LayerPlan(layer, str(layer.label), SHAPES[layer], _strip(rows, day, tell), steps, len(rows) - len(shown))


def layer_page(user: User, network: Network, layer: str, number: str = "") -> LayerPage:
    day, rows = day_of(network), steps_of(network).filter(layer=layer)
    page: Page[Any] = Paginator(rows.order_by(F("day").desc(nulls_first=True), "-pk"), PAGE).get_page(number)
    near = list(rows.filter(day__gte=months_after(day.replace(day=1), -BEFORE)).order_by("-day", "-pk")[:MOST])
    tell = teller_of(eyes_of(user, network), network, [*page.object_list, *near])
    page.object_list = [tell(one, day) for one in page.object_list]
    return LayerPage(str(Layer(layer).label), SHAPES[layer], _strip(near, day, tell), page)


def _strip(rows: Iterable[Any], day: date, tell: "Teller") -> Strip:
    return strip([(one.day, one.state, tell.mark(one)) for one in rows if one.day is not None], day)


def due_steps(user: User, network: Network) -> list[StepShown]:
    """What is planned for the week that comes, and what was for before, the first due on top. For a page of its own."""
    day = day_of(network)
    near = VisibleStep.objects.filter(network=network, state=StepState.PLANNED, due__lte=day + timedelta(days=SOON))
    keys = rows_of(("due", network.pk, day), lambda: near.order_by("due", "pk").values_list("pk")[:OPEN])
    if not keys:
        return []
    found = list(steps_of(network).filter(pk__in=[key for (key,) in keys]).order_by("due", "pk"))
    tell = teller_of(eyes_of(user, network), network, found)
    return [tell(one, day) for one in found]


@dataclass(frozen=True)
class Teller:
    """Puts a step in words for one reader. `unnamed`: keys of steps whose words name nobody."""

    eyes: Eyes
    unnamed: frozenset[int]

    def __call__(self, row: Any, day: date) -> StepShown:
        eyes, is_due = self.eyes, row.state == StepState.PLANNED and row.due is not None and row.due < day
        words = row.words if row.pk in self.unnamed else ""
        return StepShown(
            key=row.pk,
            what=self.what(row),
            whom=row.body.name if row.body else row.organisation.name if row.organisation else "",
            words="" if row.what == Shown.OWN else words,
            owner=row.owner.name if row.owner and eyes.names else "",
            state=row.state,
            state_word=state_word(row.state),
            when=when_word(row.state, row.day),
            gently=gently(row.due) if is_due else "",
            came_of_it=row.came_of_it if eyes.outcomes else "",
            evidence=row.evidence_id,
        )

    def what(self, row: Any) -> str:
        """Of something else, its own words, where they name nobody to who may not hear that."""
        if row.what == Shown.OWN and row.pk in self.unnamed:
            return str(row.words)
        return told(row.what, title_of(row, self.eyes))

    def mark(self, row: Any) -> str:
        return f"{when_word(row.state, row.day)}: {self.what(row)}"


def teller_of(eyes: Eyes, network: Network, rows: list[Any]) -> Teller:
    if eyes.names:
        return Teller(eyes, frozenset(row.pk for row in rows))
    naming = Naming(network)
    return Teller(eyes, frozenset(row.pk for row in rows if not naming.is_in(row.words)))


def title_of(row: VisibleStep, eyes: Eyes) -> str:
    """Of what is shown; "" where the reader may not know it."""
    if row.what == Shown.RESULT and row.result:
        return row.result.title
    if row.what == Shown.ACTIVITY and row.meeting and eyes.meetings:
        return row.meeting.title
    if row.what == Shown.STORY and row.story:
        return story_title(row.story, eyes.drafts)
    return ""


def story_title(story: Any, sees_drafts: bool) -> str:
    """As it is read; of one that nobody reads yet, for who weaves stories."""
    if story.published_on is not None:
        return str(story.read_title)
    return str(story.title) if sees_drafts else ""
