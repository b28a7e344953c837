"""A proposal, or a part of it, comes to stand in the calendars of the networks; and that is taken back."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network.actions import undo_step
from draagvlak.capabilities.network.actions.meetings import Planned, Said
from draagvlak.capabilities.network.actions.planned import Calendar, plan_meetings
from draagvlak.capabilities.network.models import Meeting, Network
from draagvlak.capabilities.network.queries.inviting import Choice
from draagvlak.capabilities.planning.actions.owning import _owned
from draagvlak.capabilities.planning.models import Proposal, TakenOver
from draagvlak.capabilities.planning.queries.comparing import Change, What, changes_of


@dataclass
class Counted:
    """How many meetings came, moved and went."""

    new: int = 0
    moved: int = 0
    off: int = 0


def take_over(
    user: User, authority: Authority, planning: int, proposal: int, chosen: Collection[str], once: str
) -> Counted:
    """Put the `chosen` meetings (keys "wanted.number") of a proposal where it says, and those that are there already,
    move or fall away. Sent twice, done once; `once` is the name of the step.

    Raises DoesNotExist, ChangedMeanwhileError, SentBeforeError, and PermissionDenied also for a network into whose
    calendar `user` may not write.
    """
    counted = Counted()
    with acting(user, "planning.plan", authority, once=once) as note:
        whose = _owned(user, authority, planning)
        found = Proposal.objects.get(planning=whose, pk=proposal)
        note(found)
        of_network: dict[Network, list[Change]] = defaultdict(list)
        for change in changes_of(found):
            if change.key in chosen and change.what is not What.SAME:
                of_network[change.wanted.network].append(change)
        for network, changes in of_network.items():
            _put(user, authority, network, changes, once)
            for change in changes:
                setattr(counted, change.what.value, getattr(counted, change.what.value) + 1)
            outdate_report(user, authority, network)
    return counted


def _put(user: User, authority: Authority, network: Network, changes: list[Change], step: str) -> None:
    new = [one for one in changes if one.what is What.NEW]
    calendar = Calendar(
        new=[Planned(_said(one), choice=Choice(people=frozenset(one.people))) for one in new],
        moved=[
            ((one.there.pk, one.there.version), _said(one)) for one in changes if one.what is What.MOVED and one.there
        ],
        off=[one.there.pk for one in changes if one.what is What.OFF and one.there],
    )
    made = plan_meetings(user, authority, network, calendar, step)
    for one, meeting in zip(new, made, strict=True):
        TakenOver.objects.update_or_create(
            wanted=one.wanted, number=one.number, defaults={"meeting": meeting, "authority": authority}
        )


def _said(one: Change) -> Said:
    """What somebody wrote with a meeting that moves stays with it."""
    return Said(one.title, one.starts_at, one.ends_at, one.place, one.there.agenda if one.there else "")


def take_back(user: User, authority: Authority, planning: int, step: str) -> int:
    """Every calendar is as it was before the step; gives of how many meetings. What it put there is no longer taken
    over. Raises LookupError, ChangedMeanwhileError where somebody went on with one, PermissionDenied.
    """
    count = 0
    with acting(user, "planning.plan", authority) as note:
        whose = _owned(user, authority, planning)
        note(whose)
        rows = Meeting.history.model.objects.filter(history_change_reason=step, network__in=whose.networks.all())
        touched = set(rows.order_by().values_list("network", flat=True)) if step else set()
        if not touched:
            raise LookupError("Nothing to take back.")
        for network in Network.objects.filter(pk__in=touched):
            count += undo_step(user, authority, network, step)
            outdate_report(user, authority, network)
    return count
