"""What others wrote: the person's name, address and number go out of every text of the authority."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from draagvlak.basics.bulk import chunks
from draagvlak.basics.mentions import Names
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.privacy.choices.texts import Erased, rules_of

IN_TEXT = (Erased.MENTION, Erased.WORDS)


def take_out_of_texts(authority: Authority, names: Names) -> dict[str, int]:
    """In tables, and in what histories keep of them. Rows that change get a new version, where they have one."""
    changed = 0
    for model, parts in text_tables():
        found = list(_changed(model, parts, authority, names))
        columns = [*parts, *(["version"] if _is_versioned(model) else [])]
        for some in chunks(found, 500):
            model._base_manager.bulk_update(some, columns)
        changed += len(found)
    return {"texts_changed": changed}


def text_tables() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every table of an authority with columns in which somebody may be named."""
    for model in apps.get_models():
        parts = [name for name, rule in rules_of(model._meta.label).items() if rule in IN_TEXT]
        parts = [name for name in parts if name in {field.name for field in model._meta.concrete_fields}]
        if parts and any(field.name == "authority" for field in model._meta.concrete_fields):
            yield model, parts


def _changed(model: Any, parts: list[str], authority: Authority, names: Names) -> Iterator[Any]:
    needed = [model._meta.pk.name, *parts, *(["version"] if _is_versioned(model) else [])]
    rows = model._base_manager.filter(authority=authority).order_by().only(*needed)
    unique = _unique_in(model)
    for row in rows.iterator(2000):
        if sum(_rewritten(row, part, names, unique) for part in parts):
            if _is_versioned(model):
                row.version += 1
            yield row


def _rewritten(row: Any, part: str, names: Names, unique: set[str]) -> bool:
    was = getattr(row, part)
    now = names.taken_out_of(was) if was else was
    if now == was:
        return False
    if isinstance(now, str):
        room = row._meta.get_field(part).max_length
        now = f"{now} {row.pk}" if part in unique else now
        now = now[:room]
    setattr(row, part, now)
    return True


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
