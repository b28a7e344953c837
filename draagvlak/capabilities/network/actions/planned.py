"""Several meetings of a network made, changed and cancelled in one step, as a calendar that was agreed says it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.held import _keep_contact
from draagvlak.capabilities.network.actions.meetings import Planned, Said, _ask, _edited, _written
from draagvlak.capabilities.network.models import Meeting, Network
from draagvlak.capabilities.network.queries.inviting import chosen
from draagvlak.capabilities.network.queries.recurring import wall


@dataclass(frozen=True)
class Calendar:
    """`new`: to be made, each once, whatever its rule; `moved`: by (key, version) what it becomes; `off`: keys."""

    new: Sequence[Planned] = ()
    moved: Sequence[tuple[tuple[int, int], Said]] = ()
    off: Sequence[int] = field(default=())


def plan_meetings(user: User, authority: Authority, network: Network, calendar: Calendar, step: str) -> list[Meeting]:
    """Those that were made, in the order of `new`. All or nothing; taken back by `undo_step`.

    Raises ChangedMeanwhileError, DoesNotExist and PermissionDenied.
    """
    with acting(user, "network.write_meetings", authority, network) as note:
        made = []
        for planned in calendar.new:
            like = Meeting(network=network, noted_by=user, **planned.said.values())
            made += _written(like, [wall(planned.said.starts_at)], step, base=f"{uuid4()}@draagvlak")
            _ask(made[-1:], chosen(network, planned.choice))
        changed = [_edited(network, *at, said.values(), step) for at, said in calendar.moved]
        rows = Meeting.objects.filter(network=network, pk__in=calendar.off, is_cancelled=False)
        for key, version in rows.values_list("pk", "version"):
            changed.append(_edited(network, key, version, {"is_cancelled": True}, step))
        for meeting in changed:
            _keep_contact(user, network, meeting)
        note(network)
        for meeting in [*made, *changed]:
            note(meeting)
    return made
