"""Who was erased, and when, as keys alone: in a file beside the database, so that it outlives a restored backup."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from draagvlak.basics import outliving

FILE = "erasures.jsonl"


@dataclass(frozen=True)
class Line:
    """`at` with its time zone; `people` and `accounts` are keys."""

    at: datetime
    authority: int
    people: tuple[int, ...]
    accounts: tuple[int, ...]


def ledger_path() -> Path:
    return outliving.file_at(FILE)


def write_down(line: Line) -> None:
    said = asdict(line)
    outliving.write_down(FILE, said, said.pop("at"))


def lines_since(moment: datetime) -> Iterator[Line]:
    """What was erased since a backup of `moment`, oldest first."""
    for said in outliving.lines_since(FILE, moment):
        yield Line(said["at"], said["authority"], tuple(said["people"]), tuple(said["accounts"]))
