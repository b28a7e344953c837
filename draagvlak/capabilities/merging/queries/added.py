"""What came into a merged network since it was made: undoing would lose it, and so does not."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from draagvlak.basics.moving import tables_that_point_to
from draagvlak.basics.unseen import leaves_no_trace
from draagvlak.capabilities.merging.models import Merger
from draagvlak.capabilities.network.models import (
    Contact,
    KnownTie,
    Membership,
    Network,
    Organisation,
    Partnering,
    Person,
)

# What the machine made of the rows themselves, and makes again.
REMADE = (
    "insights.ReportHead",
    "insights.StoredReport",
    "insights.KeptMap",
    "insights.KeptDrive",
    "insights.KeptCounts",
    "privacy.Asked",
)
OF_BATCH = (Membership, Contact, KnownTie)
COUNTED = {"network.Participation": "participations", "network.Position": "positions"}
COUNTED |= {"network.Partnering": "partnerings"}


@dataclass(frozen=True)
class Added:
    """By label of a table, how many rows; and how many people, contacts and organisations somebody changed."""

    rows: dict[str, int] = field(default_factory=dict)
    changed: int = 0

    def __bool__(self) -> bool:
        return bool(self.rows or self.changed)


def added_since(merger: Merger) -> Added:
    """A query for each table that can point into a network, whatever its size."""
    rows: dict[str, int] = {}
    for _model, inside in _made(merger):
        for table, columns in tables_that_point_to(inside.model).items():
            if leaves_no_trace(table) or table._meta.label in REMADE or _is_own(table):
                continue
            count = _beyond(merger, table, columns, inside)
            if count > 0:
                rows[table._meta.label] = max(rows.get(table._meta.label, 0), count)
    return Added(rows, _changed(merger))


def _made(merger: Merger) -> list[tuple[Any, Any]]:
    return [
        (Network, Network.objects.filter(pk__in=[merger.network_id])),
        (Person, Person.objects.filter(batch=merger.batch_id)),
        (Contact, Contact.objects.filter(batch=merger.batch_id)),
        (Organisation, Organisation.objects.filter(pk__in=merger.made.get("organisations", []))),
    ]


def _is_own(table: Any) -> bool:
    """The merger itself, and the list of municipalities."""
    return table._meta.label == "merging.Merger" or bool(table._meta.auto_created)


def _beyond(merger: Merger, table: Any, columns: list[str], inside: Any) -> int:
    """How many rows point to what was made, but for those that were made with it."""
    wanted = Q()
    for column in columns:
        wanted |= Q(**{f"{column}__in": inside.values("pk")})
    found = table._default_manager.filter(wanted)
    if table in OF_BATCH:
        return int(found.exclude(batch=merger.batch_id).count())
    if inside.model is Organisation:
        return int(found.exclude(network=merger.network_id).count() if table is Partnering else found.count())
    if table._meta.label == "network.Batch":
        return int(found.exclude(pk=merger.batch_id).count())
    return int(found.count()) - int(merger.made.get(COUNTED.get(table._meta.label, ""), 0))


def _changed(merger: Merger) -> int:
    people, contacts = (table.objects.filter(batch=merger.batch_id) for table in (Person, Contact))
    organisations = Organisation.objects.filter(pk__in=merger.made.get("organisations", []))
    found = sum(rows.filter(version__gt=1).count() for rows in (people, contacts, organisations))
    stays = Membership.objects.filter(batch=merger.batch_id).values("pk")
    return int(found) + int(Membership.history.filter(id__in=stays).values("id").distinct().count())
