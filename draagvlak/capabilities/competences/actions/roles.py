"""The roles of a network and what each needs. By its `step` each change is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.actions.steps import _remove, _write
from draagvlak.capabilities.competences.choices import LEVELS, RoleKind
from draagvlak.capabilities.competences.choices.proposals import BY_KIND
from draagvlak.capabilities.competences.models import Holding, Need, NetworkRole
from draagvlak.capabilities.competences.queries.cards import cards_by_key
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

TABLES = (Table(NetworkRole), Table(Need, "role__network"), Table(Holding, "role__network"))
WRITE = "competences.write_roles"


@dataclass(frozen=True)
class Asks:
    """What a form says of a role. `needs`: by key of a card, a level 1–4; a level of 0 is no need."""

    name: str
    text: str = ""
    hours: int | None = None
    needs: Mapping[str, int] = field(default_factory=dict)


def make_role(
    user: User, authority: Authority, network: Network, asks: Asks, step: str, kind: RoleKind = RoleKind.OWN
) -> NetworkRole:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        made = NetworkRole(authority=authority, network=network, kind=kind, **_ready(network, asks))
        note(_write(made, step))
        _need(made, asks.needs, step)
    return made


def take_over(user: User, authority: Authority, network: Network, kind: RoleKind, step: str) -> NetworkRole:
    """A built-in role as it is proposed, in the language of who takes it over; of the director with who directs.

    Raises RefusedError where the network has a role of that kind or name, PermissionDenied, and SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        proposal = BY_KIND[kind]
        if NetworkRole.objects.filter(network=network, kind=kind, ended_on=None).exists():
            raise RefusedError("name", "role-twice")
        asks = Asks(gettext(proposal.name), gettext(proposal.text), proposal.hours, proposal.needs)
        made = NetworkRole(authority=authority, network=network, kind=kind, **_ready(network, asks))
        note(_write(made, step))
        _need(made, asks.needs, step)
        if kind == RoleKind.DIRECTOR and network.director_id:
            _write(Holding(authority=authority, role=made, person_id=network.director_id), step)
    return made


def change_role(
    user: User, authority: Authority, network: Network, at: tuple[int, int], asks: Asks, step: str
) -> NetworkRole:
    """`at`: the key and the version that the form showed. Raises RefusedError, ChangedMeanwhileError, DoesNotExist,
    PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        values = {**_ready(network, asks, but=at[0]), "_change_reason": step}
        changed = edit(NetworkRole.objects.filter(network=network, ended_on=None), *at, values)
        _need(changed, asks.needs, step)
        note(changed)
    return changed


def end_role(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """The network no longer needs it: whoever has it, has it up to and including today. A second click does nothing.

    Raises DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        row = NetworkRole.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        note(row)
        if row.ended_on is not None:
            return
        day = day_of(network)
        edit(NetworkRole.objects.filter(pk=key), key, row.version, {"ended_on": day, "_change_reason": step})
        for held in Holding.objects.filter(role=row, until=None):
            edit(Holding.objects.filter(role=row), held.pk, held.version, {"until": day, "_change_reason": step})


def undo_role_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed after the step or
    something hangs on it now, LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        count = take_back(TABLES, network, step)
        note(network)
    return count


def _ready(network: Network, asks: Asks, but: int = 0) -> dict[str, Any]:
    values = {"name": " ".join(asks.name.split()), "text": asks.text.strip()}
    refuse_register_numbers(values)
    if not values["name"]:
        raise RefusedError("name", "empty")
    alike = NetworkRole.objects.filter(network=network, ended_on=None, name__iexact=values["name"]).exclude(pk=but)
    if alike.exists():
        raise RefusedError("name", "role-twice")
    return {**values, "hours": asks.hours}


def _need(role: NetworkRole, needs: Mapping[str, int], step: str) -> None:
    """The needs of the role become `needs`; of a card that is no more, what was asked stays as it was."""
    known = cards_by_key()
    wanted = {card: level for card, level in needs.items() if card in known and level in LEVELS}
    for row in Need.objects.filter(role=role):
        level = wanted.pop(row.card, 0) if row.card in known else row.level
        if not level:
            _remove(row, step)
        elif level != row.level:
            keep_as_it_is(row)
            row.level = level
            _write(row, step)
    for card, level in wanted.items():
        _write(Need(authority_id=role.authority_id, role=role, card=card, level=level), step)
