"""Copies of an SQLite database by its own online backup: readers and writers go on meanwhile."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from draagvlak.wiring.backups.manifest import UnsoundError

WAIT = 60.0  # seconds for a writer to end


class Copies:
    NAME = "sqlite"

    @staticmethod
    def dump(file: Path) -> dict[str, int]:
        """Copy the database into `file`, and give the rows of each table in that copy."""
        with _opened(_place()) as live, _opened(file) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
            return _counts(copy)

    @staticmethod
    def counts_when_loaded(file: Path) -> dict[str, int]:
        """Raises UnsoundError where the copy is broken inside."""
        with tempfile.TemporaryDirectory(dir=file.parent) as apart, _opened(Path(apart) / "database") as copy:
            try:
                with _opened(file) as kept:
                    kept.backup(copy)
                damaged = [row[0] for row in copy.execute("PRAGMA integrity_check") if row[0] != "ok"]
                loose = copy.execute("PRAGMA foreign_key_check").fetchall()
                if damaged or loose:
                    raise UnsoundError("unreadable", "integrity")
                return _counts(copy)
            except sqlite3.DatabaseError as error:
                raise UnsoundError("unreadable", "database") from error

    @staticmethod
    def load(file: Path) -> None:
        """In one transaction: who reads meanwhile sees what was, then all that was put back."""
        with _opened(file) as kept, _opened(_place()) as live:
            kept.backup(live)
            with suppress(sqlite3.OperationalError):  # somebody reads; whoever connects next says it again
                live.execute("PRAGMA journal_mode=WAL")


def _place() -> Path:
    return Path(str(settings.DATABASES["default"]["NAME"]))


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous=FULL")
        yield connection
    finally:
        connection.close()


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608 its own names
        for (name,) in sorted(names.fetchall())
    }
