"""Lines in a file beside the database, so that they outlive a backup of it that is put back. Keys and hashes alone."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import now

# What was written down shortly before a backup began may have been written to the database only while it was made.
AT_WORK = timedelta(minutes=10)
RESTORED = "restored"
TAKEN_BACK = "withdrawals.jsonl"  # of all that somebody took back; each line says `what`
ADDRESS = "address"  # a secret one that leads nowhere any more


def file_at(name: str) -> Path:
    return Path(settings.STATE) / name


def write_down(name: str, said: Mapping[str, Any], at: datetime | None = None) -> None:
    """A line in the file `name`, on the disk before the transaction ends: a crash between the two does it once more,
    never once too little. A line before it that was cut off spoils nothing of it. Raises OSError.
    """
    line = json.dumps({"at": (at or now()).isoformat(), **said}) + "\n"
    is_new = not file_at(name).exists()
    descriptor = os.open(file_at(name), os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        is_whole = size == 0 or os.pread(descriptor, 1, size - 1) == b"\n"
        left = memoryview((line if is_whole else "\n" + line).encode())
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if is_new:
        keep_on_disk(file_at(name).parent)


def note_closed(authority: int, token_hash: str) -> None:
    """A secret address of which this is the hash leads nowhere any more, also once an older backup was put back."""
    if token_hash:
        write_down(TAKEN_BACK, {"what": ADDRESS, "authority": authority, "hash": token_hash})


def note_restore(name: str) -> None:
    """Keys that are given out again from here on are of others than those in earlier lines."""
    if file_at(name).exists():
        write_down(name, {RESTORED: True})


def lines_since(name: str, moment: datetime) -> Iterator[dict[str, Any]]:
    """What was written down since a backup of `moment` began, or while it began; oldest first, `at` as a moment. A line
    that was cut off says nothing.
    """
    lines = list(_lines(name))
    restored = [line["at"] for line in lines if RESTORED in line and line["at"] <= moment]
    first = max([moment - AT_WORK, *restored])
    yield from (line for line in lines if line["at"] >= first and RESTORED not in line)


def all_lines(name: str) -> Iterator[dict[str, Any]]:
    """Everything that was ever written down, oldest first."""
    yield from (line for line in _lines(name) if RESTORED not in line)


def state_of(name: str) -> tuple[int, ...]:
    """Of the file `name`: as long as it is the same, so is what stands in it."""
    try:
        told = file_at(name).stat()
    except FileNotFoundError:
        return ()
    return told.st_ino, told.st_size, told.st_mtime_ns


def _lines(name: str) -> Iterator[dict[str, Any]]:
    if not file_at(name).exists():
        return
    for text in file_at(name).read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            said = json.loads(text)
        except ValueError:
            continue
        yield {**said, "at": datetime.fromisoformat(said["at"])}


def keep_on_disk(path: Path) -> None:
    """Of a file what stands in it, of a folder which files it has: also after a crash. Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
