"""The connection that Django makes. SQLite lets who finds a writer try again later, after up to a tenth of a second, so
that whoever comes at the right moment goes first: with four threads some waited for half a minute.
"""

import threading
from typing import Any

from django.db.backends.sqlite3 import base

from draagvlak.basics.fair_sqlite.line import Line

_guard = threading.Lock()
_lines: dict[str, Line] = {}


def line_of(database: str) -> Line:
    with _guard:
        return _lines.setdefault(database, Line())


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction takes its turn in its process before SQLite is asked; another process is waited for as before.

    Who waits longer than the connection's `timeout` asks SQLite all the same, which then says what is wrong.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._turn: Line | None = None

    def _start_transaction_under_autocommit(self) -> None:
        line = line_of(str(self.settings_dict["NAME"]))
        if self._turn is None and line.wait(self.settings_dict["OPTIONS"].get("timeout", 5)):
            self._turn = line
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # one that fails is rolled back, which leaves
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    def _leave(self) -> None:
        if self._turn is not None:
            turn, self._turn = self._turn, None
            turn.leave()
