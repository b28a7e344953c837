"""A practice of others becomes a spark in one's own incubator: its title, and where it comes from."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.ideas import Spark, begin
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.intervision.queries.practices import PracticeRead
from draagvlak.capabilities.intervision.queries.taken import LONGEST
from draagvlak.capabilities.intervision.wording.sources import source_line
from draagvlak.capabilities.network.models import Network


def take_over(user: User, authority: Authority, network: Network, practice: PracticeRead, step: str) -> Idea:
    """A closed idea of `user`, as every spark is (decision 0072: without a line in the audit). `practice` came through
    the gate; its words are not copied. Taken back by `step` as any spark.

    Raises PermissionDenied, SentBeforeError.
    """
    with acting(user, "intervision.write", authority, network, quietly=True) as note:
        made = begin(user, authority, network, Spark(practice.title[:LONGEST], source_line(practice)), step)
        note(made)
    return made
