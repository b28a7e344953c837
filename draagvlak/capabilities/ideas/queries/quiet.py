"""Which ideas have been quiet for so long that their owner is kindly asked what is to become of them. Nobody else."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.choices import QUIET_DAYS, IdeaState, Part
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas, speaks_for
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of


def led_by(user: User, network: Network) -> QuerySet[Idea]:
    """One's own, and those that one writes down for their owner: `seeing.speaks_for`, of many."""
    scribed = Q(companions__user=user, companions__part=Part.SCRIBE)
    return inside_ideas(user, network).filter(Q(owner=user) | scribed).distinct()


def quiet_ideas(user: User, network: Network) -> QuerySet[Idea]:
    """Of those, which are to be asked after today; longest quiet first. After an answer, a quarter passes."""
    before = _before(day_of(network))
    asked = Q(asked_on=None) | Q(asked_on__lte=before)
    rows = led_by(user, network).filter(asked, state=IdeaState.GROWING, stirred_on__lte=before)
    return rows.order_by("stirred_on", "pk")


def is_quiet(idea: Idea, day: date) -> bool:
    """The same of one idea."""
    before = _before(day)
    was_asked = idea.asked_on is not None and idea.asked_on > before
    return idea.state == IdeaState.GROWING and idea.stirred_on <= before and not was_asked


def may_let_go(user: User, idea: Idea) -> bool:
    """Whether `idea` breeds, and `user` speaks for it."""
    return idea.state == IdeaState.GROWING and speaks_for(user, idea)


def _before(day: date) -> date:
    return day - timedelta(days=QUIET_DAYS)
