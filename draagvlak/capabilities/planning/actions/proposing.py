"""A calendar is sought: asked for here, done later. Each better one is kept while it goes on, and it can be stopped."""

import logging
import time
from dataclasses import dataclass

from draagvlak.analysis.schedules import Schedule, Status, schedule
from draagvlak.basics.later import do_later, told_without_words
from draagvlak.basics.progress import Stopped, Telling, ask_to_stop, await_work, living
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.planning.actions.owning import _owned
from draagvlak.capabilities.planning.choices import State
from draagvlak.capabilities.planning.models import Proposal
from draagvlak.capabilities.planning.queries.found import as_kept, progress_key
from draagvlak.capabilities.planning.queries.stated import mark_of, stated

TASK = "draagvlak.capabilities.planning.tasks.search"
KEEP_EVERY = 1.0  # seconds between two better answers that are kept
log = logging.getLogger("draagvlak.planning")


@dataclass(frozen=True)
class Ask:
    """`limit`: how long it may take, in deterministic seconds; `may_move`: also what stands in calendars already."""

    limit: int = 20
    seed: int = 0
    may_move: bool = False


def propose(user: User, authority: Authority, planning: int, ask: Ask, once: str) -> Proposal:
    """Begin to look for a calendar. Sent twice, sought once. Raises PermissionDenied, SentBeforeError."""
    with acting(user, "planning.plan", authority, once=once) as note:
        whose = _owned(user, authority, planning)
        made = Proposal.objects.create(authority=authority, planning=whose, asked_by=user, **vars(ask))
        note(made)
        await_work(progress_key(made))
        do_later(TASK, authority=authority.pk, proposal=made.pk)
    return made


def stop(user: User, authority: Authority, planning: int, key: int) -> None:
    """The best so far is what was found. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "planning.plan", authority) as note:
        found = Proposal.objects.get(planning=_owned(user, authority, planning), pk=key)
        note(found)
        ask_to_stop(progress_key(found))


def search(authority: Authority, key: int) -> None:
    """Do what `propose` asked, if it is still asked. It ends in the row's state."""
    proposal = Proposal.objects.select_related("planning", "asked_by").filter(pk=key, state=State.SEARCHING).first()
    if proposal is None:
        return
    with living(progress_key(proposal)) as tell:
        try:
            problem = stated(proposal.planning, proposal.may_move).problem
            _keep(proposal, mark=mark_of(problem))
            heard = _Heard(proposal, tell)
            found = schedule(
                problem, limit=proposal.limit, seed=proposal.seed, better=heard.better, stop=heard.is_stopped
            )
            is_cut = heard.was_stopped and found.status is not Status.OPTIMAL
            with acting(proposal.asked_by, "planning.plan", authority) as note:
                note(proposal)
                _keep(proposal, state=State.STOPPED if is_cut else State.DONE, found=as_kept(found))
        except Exception as error:
            log.error("proposal %s failed: %s", proposal.pk, told_without_words(error))
            _keep(proposal, state=State.FAILED)


class _Heard:
    """Keeps better answers, not too often, and asks whether to stop."""

    def __init__(self, proposal: Proposal, tell: Telling) -> None:
        self.proposal, self.tell, self.kept_at, self.was_stopped = proposal, tell, 0.0, False

    def better(self, found: Schedule) -> None:
        if time.monotonic() - self.kept_at >= KEEP_EVERY:
            self.kept_at = time.monotonic()
            _keep(self.proposal, found=as_kept(found))

    def is_stopped(self) -> bool:
        try:
            self.tell("searching")
        except Stopped:
            self.was_stopped = True
        return self.was_stopped


def _keep(proposal: Proposal, **values: object) -> None:
    Proposal.objects.filter(pk=proposal.pk, state=State.SEARCHING).update(**values)
