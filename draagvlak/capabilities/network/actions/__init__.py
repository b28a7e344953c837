"""Every write of networks: rows come in batches, each whole or not at all, and leave the same way."""

from draagvlak.capabilities.network.actions.attending import NotHeldYetError, add_unknown, ask, forget_unknown, mark
from draagvlak.capabilities.network.actions.calendars import Brought, add_calendar, remove_calendar
from draagvlak.capabilities.network.actions.described import bring_organisations
from draagvlak.capabilities.network.actions.feeds import make_feed, revoke_feed
from draagvlak.capabilities.network.actions.incoming import add_batch
from draagvlak.capabilities.network.actions.leaving import remove_batch
from draagvlak.capabilities.network.actions.meetings import (
    Planned,
    Said,
    call_off,
    change_meeting,
    decide,
    make_meeting,
)
from draagvlak.capabilities.network.actions.rhythms import change_rhythm
from draagvlak.capabilities.network.actions.series import change_following, top_up_series
from draagvlak.capabilities.network.actions.steps import undo_step
from draagvlak.capabilities.network.queries.comparing import Comparison, compare
from draagvlak.capabilities.network.queries.rows import NewContact, NewPerson, NewRows

__all__ = [
    "Brought",
    "Comparison",
    "NewContact",
    "NewPerson",
    "NewRows",
    "NotHeldYetError",
    "Planned",
    "Said",
    "add_batch",
    "add_calendar",
    "add_unknown",
    "ask",
    "bring_organisations",
    "call_off",
    "change_following",
    "change_meeting",
    "change_rhythm",
    "compare",
    "decide",
    "forget_unknown",
    "make_feed",
    "make_meeting",
    "mark",
    "remove_batch",
    "remove_calendar",
    "revoke_feed",
    "top_up_series",
    "undo_step",
]
