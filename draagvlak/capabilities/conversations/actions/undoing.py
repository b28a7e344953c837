"""Taking back one step with conversations, whole or not at all."""

from typing import Any

from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.conversations import WRITE
from draagvlak.capabilities.conversations.models import (
    Conversation,
    Fragment,
    FragmentTheme,
    Participant,
    Sound,
    Source,
    Theme,
)
from draagvlak.capabilities.network.models import Network

PLACE = frozenset({"source", "start", "end"})  # follows the text of the source, whatever was undone
TAKEN_BACK = frozenset({"taken_back_on"})  # by who said it: no step brings that back
TABLES = (
    Table(Theme),
    Table(Conversation),
    Table(Participant, "conversation__network"),
    Table(Fragment, "conversation__network", stays=PLACE | TAKEN_BACK),
    Table(FragmentTheme, "theme__network"),
)
WITHOUT_HISTORY: tuple[Any, ...] = (Source, Sound)


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError, LookupError as basics.taking_back, and
    PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        back = 0
        for model in WITHOUT_HISTORY if step else ():
            gone = model.objects.filter(conversation__network=network, gone_by=step).exclude(gone_on=None)
            back += gone.update(gone_on=None, gone_by="")
        back = back or take_back(TABLES, network, step)
        note(network)
    return back
