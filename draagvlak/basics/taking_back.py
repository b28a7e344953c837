"""Taking back one step of a user, in whatever tables: each row whose history bears the step becomes what it was before.

As decision 0048 says of meetings: what a step made goes with its history, what it changed is what it was, and what it
took away is back; whole or not at all. In a fixed number of queries for each five hundred rows, since a file that was
read in is one step too. To be called inside a transaction.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction

from draagvlak.basics.bulk import change_rows, chunks, delete_at_once
from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.moving import tables_that_point_to
from draagvlak.basics.unseen import leaves_no_trace, part_from

MADE, CHANGED, REMOVED = "+", "~", "-"
STAYS = {"id", "version", "authority", "network", "batch"}  # never of a step
BY_WHOM = {"noted_by", "noted_on", "by"}  # of a step, yet no change where it went meanwhile, as with an account
AT_ONCE = 500


@dataclass(frozen=True)
class Table:
    """A table whose rows may be taken back. `inside`: the way from a row to its network, or to its authority for steps
    that belong to no network. `along`: other tables, and their column, of which the rows go with one that the step
    made. `stays`: more columns that are never of a step.
    """

    model: Any
    inside: str = "network"
    along: tuple[tuple[Any, str], ...] = ()
    stays: frozenset[str] = frozenset()

    def columns(self, but: Collection[str] = ()) -> list[str]:
        without = {*STAYS, *self.stays, *but}
        return [field.attname for field in self.model._meta.concrete_fields if field.name not in without]


Rows = dict[int, Any]  # by key, the last row of its history that bears the step
Told = dict[Any, Rows]  # by table


def take_back(tables: Sequence[Table], where: models.Model, step: str) -> int:
    """Gives how many rows were taken back. `tables`: what others point to comes first; `where`: the network, or the
    authority, in which the step was done.

    Raises ChangedMeanwhileError where a row was changed after the step or something hangs on one that it made, and
    LookupError where there is no such step there (any more).
    """
    return take_back_rows(tables, rows_of_step(tables, where, step))


def take_back_rows(tables: Sequence[Table], told: Told) -> int:
    """The same, of rows that were found otherwise."""
    if not any(told.values()):
        raise LookupError("Nothing to take back.")
    for table in tables:
        _refuse_changed(table, told[table.model])
        _refuse_used(table, told)
    for table in reversed(tables):
        _forget(table, list(only(told[table.model], MADE)))
    for table in tables:
        _bring_back(table, list(only(told[table.model], REMOVED).values()))
        _restore(table, only(told[table.model], CHANGED))
    return sum(map(len, told.values()))


def rows_of_step(tables: Sequence[Table], where: models.Model, step: str) -> Told:
    found: Told = {table.model: {} for table in tables}
    for table in tables if step else ():
        model, (first, _, rest) = table.model, table.inside.partition("__")
        rows = model.history.model.objects.filter(history_change_reason=step).order_by("history_id")
        if not rest:
            found[model] = {row.id: row for row in rows.filter(**{first: where})}
            continue
        field, all_of_it = model._meta.get_field(first), list(rows)
        above = field.related_model
        wanted = {getattr(row, field.attname) for row in all_of_it}
        there = {*found.get(above, ()), *_there(above.objects.filter(**{rest: where}), wanted)}
        found[model] = {row.id: row for row in all_of_it if getattr(row, field.attname) in there}
    return found


def only(rows: Rows, what: str) -> Rows:
    return {key: row for key, row in rows.items() if row.history_type == what}


def _there(rows: Any, keys: Iterable[Any]) -> set[int]:
    """Which of `keys` are there."""
    found: set[int] = set()
    for some in chunks(sorted(key for key in keys if key is not None), AT_ONCE):
        found |= set(rows.filter(pk__in=some).values_list("pk", flat=True))
    return found


def _refuse_changed(table: Table, rows: Rows) -> None:
    there: Rows = {}
    for some in chunks(rows, AT_ONCE):
        there |= {row.pk: row for row in table.model.objects.select_for_update(of=("self",)).filter(pk__in=some)}
    parts = table.columns(BY_WHOM)
    for key, row in rows.items():
        is_gone, was_removed = key not in there, row.history_type == REMOVED
        as_left = is_gone == was_removed and all(
            was_removed or getattr(there[key], part) == getattr(row, part) for part in parts
        )
        if not as_left:
            raise ChangedMeanwhileError(there.get(key) or table.model(pk=key))


def _refuse_used(table: Table, told: Told) -> None:
    """Where something else that may be known of points to what the step made, in any table of the house, it stays."""
    made = list(only(told[table.model], MADE))
    for other, column in _pointing_to(table) if made else ():
        own = only(told.get(other, {}), MADE)
        for some in chunks(made, AT_ONCE):
            hanging = other._default_manager.filter(**{f"{column}__in": some}).values_list("pk", flat=True)
            if any(key not in own for key in hanging):
                raise ChangedMeanwhileError(table.model(pk=some[0]))


def _pointing_to(table: Table) -> Iterator[tuple[Any, str]]:
    """What would hang on a row of `table`: other tables, and the column in which they point there."""
    for other, columns in tables_that_point_to(table.model).items():
        if not leaves_no_trace(other):
            goes = {other._meta.get_field(column).attname for along, column in table.along if along is other}
            yield from ((other, column) for column in columns if column not in goes)


def _forget(table: Table, keys: list[int]) -> None:
    """What should not have been there leaves nothing behind, not even a row of history that says so."""
    part_from(table.model, keys)
    for some in chunks(keys, AT_ONCE):
        for other, column in table.along:
            delete_at_once(other.objects.filter(**{f"{column}__in": some}))
        delete_at_once(table.model.objects.filter(pk__in=some))
        delete_at_once(table.model.history.model.objects.filter(id__in=some))


def _bring_back(table: Table, rows: list[Any]) -> None:
    """Without a trace: it never went."""
    model, columns = (
        table.model,
        [field.attname for field in table.model._meta.concrete_fields if field.name != "batch"],
    )
    back = [model(**{column: getattr(row, column) for column in columns}) for row in rows]
    with _in_its_place(model, back):
        model.objects.bulk_create(back, batch_size=AT_ONCE)
    for some in chunks((row.history_id for row in rows), AT_ONCE):
        model.history.model.objects.filter(history_id__in=some).delete()


def _restore(table: Table, rows: Rows) -> None:
    """As they were in their history before the step, which stays; that they are so again stands there too."""
    model, parts = table.model, table.columns()
    has_version = any(field.name == "version" for field in model._meta.concrete_fields)
    written = [*parts, "version"] if has_version else parts
    for some in chunks(rows, AT_ONCE):
        before: Rows = {}
        for was in model.history.model.objects.filter(id__in=some).order_by("history_id"):
            if was.history_id < rows[was.id].history_id:
                before[was.id] = was
        there = list(model.objects.filter(pk__in=some))
        for row in there:
            for part in parts:
                setattr(row, part, getattr(before[row.pk], part))
            if has_version:
                row.version += 1
        with _in_its_place(model, there):
            change_rows(model, written, [(row.pk, *(getattr(row, part) for part in written)) for row in there])
        model.history.bulk_history_create(there, batch_size=AT_ONCE, update=True)


@contextmanager
def _in_its_place(model: Any, rows: list[Any]) -> Iterator[None]:
    """For writing `rows`, which then point to what is still there. Raises ChangedMeanwhileError where that went
    meanwhile, or where something else has the place of one.
    """
    for field in model._meta.concrete_fields if rows else ():
        if field.is_relation:
            pointing = [row for row in rows if getattr(row, field.attname) is not None]
            there = _there(field.related_model._base_manager, {getattr(row, field.attname) for row in pointing})
            for row in pointing:
                if getattr(row, field.attname) in there:
                    continue
                if field.remote_field.on_delete is not models.SET_NULL:
                    raise ChangedMeanwhileError(row)
                setattr(row, field.attname, None)
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise ChangedMeanwhileError(rows[0]) from error
