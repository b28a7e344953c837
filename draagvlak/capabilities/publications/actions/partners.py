"""The partners of a note: which of those that are wanted they are, and who signs for them. Steps can be taken back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from simple_history.utils import bulk_create_with_history

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.publications.actions.figures import _remove
from draagvlak.capabilities.publications.actions.notes import _to_write
from draagvlak.capabilities.publications.models import AgreementNote, Signature
from draagvlak.capabilities.publications.queries.partners import offered, organisations_named, places_of
from draagvlak.capabilities.publications.readers.schemes import scheme_of


@dataclass(frozen=True)
class Partner:
    """What a form says of a partner. `fulfils`: facts of the scheme. `name` and `function` are of who signs; None where
    whoever filled it in may not see names: they stay what they are.
    """

    partner: str
    municipality: str = ""
    fulfils: tuple[str, ...] = ()
    name: str | None = ""
    function: str | None = ""
    signed_on: date | None = None


def add_partner(user: User, authority: Authority, network: Network, key: int, told: Partner, step: str) -> Signature:
    """Sent twice, made once. Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError."""
    with acting(user, "publications.write", authority, network, once=step) as note:
        found = _to_write(network, key)
        made = Signature(authority=authority, note=found, **_values(network, found, told))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def add_partners(user: User, authority: Authority, network: Network, key: int, step: str) -> int:
    """All organisations of the network that are no partner yet; gives how many. What they are, is still to be said.

    Raises RefusedError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "publications.write", authority, network) as note:
        found = _to_write(network, key)
        names = offered(network, found)
        known, places = organisations_named(names), places_of(network)
        rows = []
        for name in names:
            said = known.get(name)
            place = said.municipality if said is not None and said.municipality in places else ""
            rows.append(Signature(authority=authority, note=found, partner=name, organisation=said, municipality=place))
        bulk_create_with_history(rows, Signature, batch_size=500, default_change_reason=step)
        note(found)
    return len(rows)


def change_partner(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: Partner, step: str
) -> Signature:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "publications.write", authority, network) as note:
        rows = Signature.objects.filter(note__network=network)
        found = _to_write(network, rows.get(pk=at[0]).note_id)
        values = _values(network, found, told, but=at[0])
        changed = edit(rows, *at, values | {"_change_reason": step})
        note(changed)
    return changed


def remove_partner(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Raises RefusedError, DoesNotExist, PermissionDenied."""
    with acting(user, "publications.write", authority, network) as note:
        found = Signature.objects.get(note__network=network, pk=key)
        _to_write(network, found.note_id)
        note(found)
        _remove(found, step)


def _values(network: Network, note: AgreementNote, told: Partner, but: int = 0) -> dict[str, Any]:
    name = " ".join(told.partner.split())
    refuse_register_numbers({"partner": name, "name": told.name, "function": told.function})
    wanted = {one.fact for one in scheme_of(note.scheme).partners}
    if told.municipality and told.municipality not in places_of(network):
        raise RefusedError("municipality", "no-place")
    if told.signed_on and told.signed_on > day_of(network):
        raise RefusedError("signed_on", "not-yet")
    alike = Signature.objects.filter(note=note, partner=name, municipality=told.municipality).exclude(pk=but)
    if alike.exists():
        raise RefusedError("partner", "partner-twice")
    said = {part: value for part, value in vars(told).items() if part == "signed_on" or value is not None}
    return said | {
        "partner": name,
        "fulfils": [fact for fact in told.fulfils if fact in wanted],
        "organisation": organisations_named([name]).get(name),
    }
