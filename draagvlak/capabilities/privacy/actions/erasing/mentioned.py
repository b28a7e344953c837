"""What others wrote: the person's name, address and number go out of every text of the authority."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from draagvlak.basics.bulk import change_rows
from draagvlak.basics.mentions import Names
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.privacy.choices.texts import Erased, rules_of

IN_TEXT = (Erased.MENTION, Erased.WORDS)
Row = tuple[Any, ...]


def take_out_of_texts(authority: Authority, names: Names) -> dict[str, int]:
    """In tables, and in what histories keep of them. Rows that change get a new version, where they have one."""
    changed = 0
    for model, parts in text_tables():
        columns = [*parts, *(["version"] if _is_versioned(model) else [])]
        rows = model._base_manager.filter(authority=authority).order_by().values_list("pk", *columns)
        found = list(_changed(model, columns, rows.iterator(5000), names))
        _write(model, columns, found)
        changed += len(found)
    return {"texts_changed": changed}


def text_tables() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every table of an authority with columns in which somebody may be named."""
    for model in apps.get_models():
        parts = [name for name, rule in rules_of(model._meta.label).items() if rule in IN_TEXT]
        parts = [name for name in parts if name in {field.name for field in model._meta.concrete_fields}]
        if parts and any(field.name == "authority" for field in model._meta.concrete_fields):
            yield model, parts


def _changed(model: type[models.Model], columns: list[str], rows: Iterator[Row], names: Names) -> Iterator[Row]:
    """Of the rows, (key, *values), those that name the person, without the name."""
    unique = _unique_in(model)
    room = {part: model._meta.get_field(part).max_length for part in columns}  # type: ignore[union-attr]
    for pk, *said in rows:
        left = [names.taken_out_of(value) if value else value for value in said]
        if left != said:
            values = []
            for part, was, now in zip(columns, said, left, strict=True):
                changed = f"{now} {pk}" if part in unique and now != was else now
                values.append(changed[: room[part]] if isinstance(changed, str) else changed)
            yield (pk, *values)


def _write(model: type[models.Model], columns: list[str], rows: list[Row]) -> None:
    if "version" in columns:
        rows = [(*row[:-1], row[-1] + 1) for row in rows]
    if model._meta.pk.column == "id":
        change_rows(model, columns, rows)
        return
    for pk, *values in rows:  # of a history, whose key bears another name
        model._base_manager.filter(pk=pk).update(**dict(zip(columns, values, strict=True)))


def _unique_in(model: type[models.Model]) -> set[str]:
    return {
        name
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
        for name in constraint.fields
    }


def _is_versioned(model: type[models.Model]) -> bool:
    if model.__name__.startswith("Historical"):  # what was a version stays that version
        return False
    return "version" in {field.name for field in model._meta.concrete_fields}
