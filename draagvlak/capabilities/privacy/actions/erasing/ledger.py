"""Who was erased, and when, as keys alone: in a file beside the database, so that it outlives a restored backup."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

FILE = "erasures.jsonl"


@dataclass(frozen=True)
class Line:
    """`at` with its time zone; `people` and `accounts` are keys."""

    at: datetime
    authority: int
    people: tuple[int, ...]
    accounts: tuple[int, ...]


def ledger_path() -> Path:
    return Path(settings.STATE) / FILE


def write_down(line: Line) -> None:
    """On the disk before the transaction ends: a crash between the two erases once more, never once too little."""
    said = json.dumps(asdict(line) | {"at": line.at.isoformat()}) + "\n"
    descriptor = os.open(ledger_path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, said.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lines_since(moment: datetime) -> Iterator[Line]:
    """What was erased from `moment` on, oldest first. A last line that was cut off says nothing."""
    if not ledger_path().exists():
        return
    for text in ledger_path().read_text(encoding="utf-8").splitlines():
        try:
            said = json.loads(text)
        except ValueError:
            continue
        at = datetime.fromisoformat(said["at"])
        if at >= moment:
            yield Line(at, said["authority"], tuple(said["people"]), tuple(said["accounts"]))
