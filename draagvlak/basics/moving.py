"""Every row that points to one row comes to point to another, in whatever table of whatever capability it stands.

The tables are found by asking Django which keys point there, so that a capability that comes later is not forgotten.
All of it is written down, so that it can be taken back. Where a table points there twice, and may hold
the two together only once, it holds pairs, the lower key first.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.db.models import JSONField, Model, Q, UniqueConstraint

from draagvlak.basics.bulk import delete_at_once

# By table, what a row that stays takes over from one that says the same and goes: (stays, goes) -> values.
Fills = Mapping[str, Callable[[Any, Any], dict[str, Any]]]


def tables_that_point_to(model: type[Model]) -> dict[type[Model], list[str]]:
    """By table, its columns that hold a key of `model`; not those of histories, which stay what they were."""
    found: dict[type[Model], list[str]] = defaultdict(list)
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            field: Any = relation.field  # type: ignore[union-attr]
            if not hasattr(field.model, "history_date"):
                found[field.model].append(field.attname)
    return dict(found)


def move_rows(kept: Model, taken: Model, fills: Fills) -> dict[str, Any]:
    """Give all that points to `taken` to `kept`, a row of the same table.

    Says what it did, as JSON: "changed" rows, with what stood in them and what came; "removed" ones, whole, which
    `kept` had too.
    """
    did: dict[str, Any] = {"changed": [], "removed": []}
    for table, columns in sorted(tables_that_point_to(type(kept)).items(), key=lambda one: one[0]._meta.label):
        _move_in(table, columns, (kept.pk, taken.pk), did, fills)
    return did


def _move_in(table: type[Model], columns: list[str], ends: tuple[int, int], did: dict[str, Any], fills: Fills) -> None:
    kept, taken = ends
    manager: Any = table._default_manager
    theirs = Q()
    for column in columns:
        theirs |= Q(**{column: taken})
    twins, is_pair = _twins(table, columns, kept), _holds_pairs(table, columns)
    for row in manager.filter(theirs).order_by("pk"):
        became = {column: kept for column in columns if getattr(row, column) == taken}
        if is_pair:
            became = dict(zip(columns, sorted(became.get(each, getattr(row, each)) for each in columns), strict=True))
        twin = twins(row, became)
        if twin is not None or (is_pair and len({*became.values()}) == 1):
            did["removed"].append([table._meta.label_lower, as_kept(row)])
            delete_at_once(manager.filter(pk=row.pk))
            fill = fills.get(table._meta.label_lower)
            became = fill(twin, row) if twin is not None and fill else {}
            row = twin  # noqa: PLW2901 what is changed now is the one that stays
        _change(row, became, did)


def _holds_pairs(table: Any, columns: list[str]) -> bool:
    """Whether the two keys of a row are the two ends of one thing: then they stand there together once."""
    rules = [rule for rule in table._meta.constraints if isinstance(rule, UniqueConstraint)]
    names = [{table._meta.get_field(name).attname for name in rule.fields} for rule in rules]
    return len(columns) == 2 and any(set(columns) <= fields for fields in names)


def _change(row: Any, became: dict[str, Any], did: dict[str, Any]) -> None:
    """Give a row new values without a trace in its history, and say so in `did`."""
    if became:
        was = {column: as_json(getattr(row, column)) for column in became}
        now = {column: as_json(value) for column, value in became.items()}
        type(row)._default_manager.filter(pk=row.pk).update(**became)
        for column, value in became.items():
            setattr(row, column, value)
        did["changed"].append([row._meta.label_lower, row.pk, was, now])


def _twins(table: Any, columns: list[str], kept: int) -> Callable[[Any, dict[str, Any]], Any]:
    """A function that gives the row of `kept` with which a row may not stand side by side, if there is one."""
    places = []
    mine = Q()
    for column in columns:
        mine |= Q(**{column: kept})
    for rule in table._meta.constraints:
        if isinstance(rule, UniqueConstraint) and rule.fields:
            names = [table._meta.get_field(name).attname for name in rule.fields]
            if set(names) & set(columns):
                bound = table._default_manager.filter(rule.condition or Q())
                rows = {tuple(getattr(row, name) for name in names): row for row in bound.filter(mine)}
                places.append((names, rows, set(bound.values_list("pk", flat=True)) if rule.condition else None))

    def twin(row: Any, became: dict[str, Any]) -> Any:
        for names, rows, bound in places:
            place = tuple(became.get(name, getattr(row, name)) for name in names)
            if place in rows and rows[place].pk != row.pk and (bound is None or row.pk in bound):
                return rows[place]
        return None

    return twin


def take_back(did: dict[str, Any]) -> None:
    """Undo what `move_rows` did. What somebody changed since stays as it is now; what hangs on a row
    that is gone stays gone.
    """
    for label, pk, was, now in reversed(did["changed"]):
        manager: Any = apps.get_model(label)._default_manager
        row = manager.filter(pk=pk).first()
        if row is not None:
            back = {column: value for column, value in was.items() if as_json(getattr(row, column)) == now[column]}
            manager.filter(pk=pk).update(**restored(type(row), back))
    for label, values in reversed(did["removed"]):
        table: Any = apps.get_model(label)
        if mend(table, values):
            table._default_manager.bulk_create([table(**restored(table, values))], ignore_conflicts=True)


def mend(table: Any, values: dict[str, Any]) -> bool:
    """Whether a row of `values` can come back; what it need not point to and is gone, it no longer points to."""
    for field in table._meta.concrete_fields:
        key = values.get(field.attname)
        if field.is_relation and key is not None:
            if field.related_model._default_manager.filter(pk=key).exists():
                continue
            if not field.null:
                return False
            values[field.attname] = None
    return True


def as_kept(row: Model) -> dict[str, Any]:
    """A row as JSON, by column."""
    return {field.attname: as_json(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def restored(table: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Values of `as_kept`, of the type of their columns again."""
    fields = {field.attname: field for field in table._meta.concrete_fields}
    return {
        column: value if value is None or isinstance(fields[column], JSONField) else fields[column].to_python(value)
        for column, value in values.items()
    }


def as_json(value: Any) -> Any:
    """A day or a moment as text; anything else as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value
