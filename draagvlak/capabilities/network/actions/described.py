"""Organisations that a list describes come into its network with the batch, and leave with it."""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Any, Protocol

from draagvlak.basics.bulk import change_rows, chunks
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.choices import ORGANISATION_DETAILS
from draagvlak.capabilities.network.models import Batch, Network, Organisation, Partnering

LONGEST: dict[str, Any] = {field.attname: field.max_length for field in Organisation._meta.concrete_fields}
CHUNK = 500
MADE = "made"  # what a batch says of a row that came with it


class Described(Protocol):
    """An organisation as a list says it, by the names of the columns; "" where it says nothing."""

    @property
    def name(self) -> str: ...

    @property
    def belongs(self) -> bool: ...

    @property
    def since(self) -> date | None: ...

    @property
    def until(self) -> date | None: ...


def bring_organisations(user: User, authority: Authority, batch: Batch, rows: Iterable[Described]) -> None:
    """Say what `rows` say of organisations, where nothing was said of it yet, and that they belong to the network.

    Raises PermissionDenied.
    """
    first: dict[str, Described] = {}
    for one in rows:
        first.setdefault(_called(one.name), one)
    given = list(first.values())
    if not given:
        return
    with acting(user, "network.import", authority, batch.network) as note:
        note(batch)
        there = {_called(row.name): row for row in Organisation.objects.all()}
        new = [one for one in given if _called(one.name) not in there]
        made = [Organisation(authority=authority, name=one.name[: LONGEST["name"]], **_said(one)) for one in new]
        for row in Organisation.objects.bulk_create(made, CHUNK):
            there[_called(row.name)] = row
            batch.filled.append(["organisation", row.pk, MADE, None])
        is_made = {row.pk for row in made}
        _fill(batch, [(there[_called(one.name)], one) for one in given if there[_called(one.name)].pk not in is_made])
        _belong(batch, {there[_called(one.name)].pk: one for one in given if one.belongs})
        Batch.objects.filter(pk=batch.pk).update(filled=batch.filled)


def _called(name: str) -> str:
    return name[: LONGEST["name"]].casefold()


def _said(one: Described) -> dict[str, Any]:
    return {part: str(getattr(one, part))[: LONGEST[part]] for part in ORGANISATION_DETAILS}


def _fill(batch: Batch, pairs: list[tuple[Organisation, Described]]) -> None:
    """Only what stood empty: what somebody said of an organisation is more than what a list does."""
    changed = {}
    for row, one in pairs:
        for part, value in _said(one).items():
            if value and not getattr(row, part):
                batch.filled.append(["organisation", row.pk, part, ""])
                setattr(row, part, value)
                changed[row.pk] = row
    rows = map(attrgetter("pk", *ORGANISATION_DETAILS), changed.values())
    change_rows(Organisation, ORGANISATION_DETAILS, rows)


def _belong(batch: Batch, said: dict[int, Described]) -> None:
    """Also where none of its people is in the network (`said` by the key of each); since when it did stays."""
    there = set(Partnering.objects.filter(network=batch.network).values_list("organisation_id", flat=True))
    whose = {"authority_id": batch.authority_id, "network_id": batch.network_id}
    made = [
        Partnering(organisation_id=pk, since=one.since, until=one.until, **whose)
        for pk, one in said.items()
        if pk not in there
    ]
    batch.filled += [["partnering", row.pk, MADE, None] for row in Partnering.objects.bulk_create(made, CHUNK)]


def _take_organisations_back(made: dict[str, list[int]], network: Network) -> None:
    """Those that came with a batch (keys by kind of row), unless somebody said more of them since."""
    for some in chunks(made.get("partnering", ()), CHUNK):
        Partnering.objects.filter(pk__in=some, network=network, since=None, until=None).delete()
    for some in chunks(made.get("organisation", ()), CHUNK):
        Organisation.objects.filter(pk__in=some, version=1, partnering=None).delete()
