"""Django's cache of files, made safe to count in: what two processes do at once happens one after the other.

The state folder is what server and worker share on every database; a row in the database would wait for a long import
on SQLite, and would be undone with the transaction it stands in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.files import locks


class SharedFiles(FileBasedCache):
    """`add` says True to one asker only, which the library's locks by `add` count on."""

    _dir: str

    @contextmanager
    def together(self) -> Iterator[None]:
        """No other process or thread is in such a block of this cache. It ends with the process, also a killed one."""
        self._createdir()  # type: ignore[attr-defined]
        with Path(self._dir, "lock").open("ab") as held:
            locks.lock(held, locks.LOCK_EX)
            yield

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with self.together():
            return bool(super().add(key, value, timeout, version))

    def forget_expired(self) -> int:
        """Remove the files of what is past its time, which Django only does as they are asked for. Gives how many."""
        gone = 0
        for name in self._list_cache_files():  # type: ignore[attr-defined]
            try:
                with open(name, "rb") as file:
                    gone += self._is_expired(file)  # type: ignore[attr-defined]
            except FileNotFoundError:
                continue
        return gone
