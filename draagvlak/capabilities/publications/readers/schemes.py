"""The rules of a subsidy scheme, out of the dated files in `files/schemes`: each fact with where it was found.

Nothing of them stands in code: a rule that changes is another file, with another key.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FOLDER = Path(__file__).parents[1] / "files" / "schemes"
Json = dict[str, Any]


@dataclass(frozen=True)
class Words:
    """What a file says, in the language of who reads it; in Dutch where that language is not in it."""

    by_language: Mapping[str, str]

    def __str__(self) -> str:
        return self.by_language.get((get_language() or "nl")[:2], self.by_language["nl"])

    @property
    def dutch(self) -> str:
        return self.by_language["nl"]


@dataclass(frozen=True)
class Source:
    title: str
    seen: date
    address: str = ""
    remark: Words | None = None


@dataclass(frozen=True)
class Told:
    """A sentence about the scheme."""

    words: Words
    source: Source


@dataclass(frozen=True)
class Due:
    """A day by which something must be done."""

    fact: str
    words: Words
    on: date
    source: Source


@dataclass(frozen=True)
class Wanted:
    """A partner that has to be there; `each_municipality`: one of each that the network spans."""

    fact: str
    words: Words
    kinds: tuple[str, ...]
    each_municipality: bool
    source: Source


@dataclass(frozen=True)
class Asked:
    """What a chapter is to say; without a `source` it was not found whether it is asked."""

    chapter: str
    words: Words
    source: Source | None


@dataclass(frozen=True)
class Unknown:
    """A fact that was not found: `kind` is "text", "day", "characters" or "amount"."""

    fact: str
    words: Words
    kind: str
    chapter: str = ""


@dataclass(frozen=True)
class Scheme:
    key: str
    form: str
    dated: date
    name: Words
    first_year: int
    last_year: int
    period_source: Source
    told: tuple[Told, ...]
    deadlines: tuple[Due, ...]
    partners: tuple[Wanted, ...]
    chapters: tuple[Asked, ...]
    unknown: tuple[Unknown, ...]
    by_fact: Mapping[str, Unknown] = field(default_factory=dict)

    def limit_fact(self, chapter: str) -> str:
        """Under which name the most characters of a chapter are known."""
        return next((one.fact for one in self.unknown if one.kind == "characters" and one.chapter == chapter), "")


@cache
def schemes() -> dict[str, Scheme]:
    """Every scheme, by key, in the order of their names."""
    return {path.stem: _scheme(json.loads(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.json"))}


def scheme_of(key: str) -> Scheme:
    """Raises KeyError."""
    return schemes()[key]


def newest(form: str) -> Scheme:
    """The rules by which a note of this form is begun today."""
    return max((one for one in schemes().values() if one.form == form), key=lambda one: (one.first_year, one.dated))


def _scheme(said: Json) -> Scheme:
    unknown = tuple(
        Unknown(one["fact"], Words(one["words"]), one["kind"], one.get("chapter", "")) for one in said["unknown"]
    )
    return Scheme(
        key=said["key"],
        form=said["form"],
        dated=date.fromisoformat(said["dated"]),
        name=Words(said["name"]),
        first_year=said["period"]["first_year"],
        last_year=said["period"]["last_year"],
        period_source=_source(said["period"]["source"]),
        told=tuple(Told(Words(one["words"]), _source(one["source"])) for one in said["told"]),
        deadlines=tuple(
            Due(one["fact"], Words(one["words"]), date.fromisoformat(one["on"]), _source(one["source"]))
            for one in said["deadlines"]
        ),
        partners=tuple(_wanted(one) for one in said["partners"]),
        chapters=tuple(
            Asked(one["chapter"], Words(one["words"]), _source(one["source"]) if one["source"] else None)
            for one in said["chapters"]
        ),
        unknown=unknown,
        by_fact={one.fact: one for one in unknown},
    )


def _wanted(said: Json) -> Wanted:
    kinds = tuple(said["kinds"])
    return Wanted(said["fact"], Words(said["words"]), kinds, said["each_municipality"], _source(said["source"]))


def _source(said: Json) -> Source:
    remark = Words(said["remark"]) if "remark" in said else None
    return Source(said["title"], date.fromisoformat(said["seen"]), said.get("address", ""), remark)
