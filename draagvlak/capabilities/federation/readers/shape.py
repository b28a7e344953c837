"""Whether what is shared has the shape of files/shared.schema.json, and holds nothing that is never kept."""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError

FILE = Path(__file__).parents[1] / "files" / "shared.schema.json"
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they make a text look like another
LINES = frozenset("\n\t")
MOST_DEPTH = 12


def check(document: dict[str, Any]) -> None:
    """The whole document. Raises RefusedFileError: wrong-shape or register-number."""
    _check(document, "")


def check_body(body: dict[str, Any]) -> None:
    """What intervision makes, before it is signed. Raises RefusedFileError."""
    _check(body, "#/$defs/body")


def _check(found: dict[str, Any], part: str) -> None:
    if _depth(found) > MOST_DEPTH or not _validator(part).is_valid(found):
        raise RefusedFileError("wrong-shape")
    for text in texts_in(found):
        if any(_is_odd(letter) for letter in text):
            raise RefusedFileError("wrong-shape")
        if numbers_in(text):
            raise RefusedFileError("register-number")


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@cache
def _validator(part: str) -> jsonschema.Draft202012Validator:
    """`part` is a reference into the schema, or "" for all of it."""
    whole = schema()
    return jsonschema.Draft202012Validator({"$ref": part, "$defs": whole["$defs"]} if part else whole)


def texts_in(found: Any) -> Iterator[str]:
    """Every text in it, keys too."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one


def _depth(found: Any) -> int:
    depth, level = 0, [found]
    while level:
        depth += 1
        level = [two for one in level if isinstance(one, dict | list) for two in _inside(one)]
        if depth > MOST_DEPTH:
            break
    return depth


def _inside(one: dict[str, Any] | list[Any]) -> list[Any]:
    return list(one.values()) if isinstance(one, dict) else one


def _is_odd(letter: str) -> bool:
    return letter in TURNING or (letter not in LINES and unicodedata.category(letter) in {"Cc", "Cs"})
