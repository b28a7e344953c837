"""Parts of a page whose HTML is kept for an hour (`{% cache 3600 … stamp %}`), in the memory of the server alone."""

import time
from collections import OrderedDict
from hashlib import blake2b
from threading import Lock
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.utils.translation import get_language

MOST = 4 * 2**20  # bytes that one process keeps: each contact noted makes some parts anew, so it fills within minutes
A_PART = 4  # of which one part may take so much of the whole


def stamp_of(*shown: object) -> str:
    """A mark of all that a part shows (by repr) and its language: the same mark, the same HTML, whoever asks."""
    return blake2b(repr((get_language(), shown)).encode(), digest_size=16).hexdigest()


class Shelf:
    """Texts by key, never more than `most` bytes together: what was used longest ago goes first. A text that is too
    large for that is not kept. In UTF-8: one sign outside Latin-1 makes Python keep a whole text at twice its length.
    """

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.held = 0
        self._texts: OrderedDict[str, tuple[bytes, float]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> str | None:
        with self._lock:
            text, until = self._texts.get(key, (b"", 0.0))
            if until < time.monotonic():
                self._drop(key)
                return None
            self._texts.move_to_end(key)
        return text.decode()

    def put(self, key: str, text: str, seconds: float) -> None:
        kept = text.encode()
        with self._lock:
            self._drop(key)
            if seconds <= 0 or len(kept) > self.most // A_PART:
                return
            self._texts[key] = kept, time.monotonic() + seconds
            self.held += len(kept)
            while self.held > self.most:
                self._drop(next(iter(self._texts)))

    def drop(self, key: str) -> bool:
        with self._lock:
            return self._drop(key)

    def clear(self) -> None:
        with self._lock:
            self._texts.clear()
            self.held = 0

    def _drop(self, key: str) -> bool:
        text, until = self._texts.pop(key, (b"", 0.0))
        self.held -= len(text)
        return bool(until)


SHELF = Shelf()  # one a process: Django makes a cache for each thread


class KeptParts(BaseCache):
    """The shelf, as Django asks for it."""

    def __init__(self, _name: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = SHELF.get(self.make_key(key, version))
        return default if found is None else found

    def set(self, key: str, value: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        SHELF.put(self.make_key(key, version), value, seconds or 0)

    def delete(self, key: str, version: int | None = None) -> bool:
        return SHELF.drop(self.make_key(key, version))

    def clear(self) -> None:
        SHELF.clear()
