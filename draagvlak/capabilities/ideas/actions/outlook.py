"""Saying how the balance feels, changing one's mind, and taking it back."""

from dataclasses import dataclass

from draagvlak.basics.editing import ChangedMeanwhileError, edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.models import Outlook
from draagvlak.capabilities.ideas.queries.outlook import side_of
from draagvlak.capabilities.ideas.wording.outlook import ANSWERS
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

RIGHT = "ideas.say_balance"


@dataclass(frozen=True)
class Felt:
    """Answers from 1 to 4 to the two questions, and what somebody wants to say with them."""

    room: int
    hold: int
    words: str = ""


def say_outlook(user: User, authority: Authority, network: Network, felt: Felt, version: int = 0) -> Outlook:
    """Only the newest answer of somebody is kept. `version`: of the answer that the form began with, 0 without one.

    Raises RefusedError, ChangedMeanwhileError, PermissionDenied.
    """
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        refuse_register_numbers({"words": felt.words})
        if felt.room not in ANSWERS or felt.hold not in ANSWERS:
            raise RefusedError("room", "answer")
        side = side_of(user, network)
        rows = Outlook.objects.filter(network=network, user=user)
        values = {"room": felt.room, "hold": felt.hold, "words": felt.words.strip(), "on": day_of(network)}
        said = rows.select_for_update(of=("self",)).first()
        if said is None:
            told = {**values, "side": side, "authority": authority, "network": network, "user": user}
            said, is_new = Outlook.objects.get_or_create(network=network, user=user, defaults=told)
            if not is_new:  # at this very moment, in another window
                raise ChangedMeanwhileError(said)
        else:  # what they said from another side, where they stood before, is no longer shown to them
            at = version if said.side == side else said.version
            said = edit(rows, said.pk, at, {**values, "side": side})
        note(said)
    return said


def take_back_outlook(user: User, authority: Authority, network: Network) -> None:
    """Nothing stays of it. Raises DoesNotExist, PermissionDenied."""
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        said = Outlook.objects.select_for_update(of=("self",)).get(network=network, user=user)
        note(said)
        said.delete()
