"""How far long work is, whether it still lives, and whether somebody asked it to stop.

All of it stands in a cache of files, outside the database: the transaction that does the work hides its own rows
until it is done, and whoever looks at the page may be served by another process. Keys hold no names.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.cache import caches
from django.core.cache.backends.base import BaseCache

KEPT = 7 * 24 * 3600  # seconds
BEAT = 10  # seconds between two signs of life
LOST_AFTER = 60  # seconds without one
EVERY = 0.3  # seconds between two tellings of one stage


Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Progress:
    """What is being done, and rows done of all; `total` 0 where that is not known."""

    stage: str
    done: int = 0
    total: int = 0


class Stopped(Exception):  # noqa: N818 it was asked for, and is no defect
    """Somebody asked to stop: leave the transaction, so that nothing stays."""


def await_work(key: str) -> None:
    """Long work is going to be done under `key`: forget what an earlier try told."""
    _store().delete_many([f"{key}-stop", f"{key}-beat"])
    _store().set(f"{key}-told", Progress("waiting"), KEPT)


def told(key: str) -> Progress | None:
    found: Progress | None = _store().get(f"{key}-told")
    return found


def is_alive(key: str) -> bool:
    """Whether work under `key` gave a sign of life within the last minute."""
    beat: float | None = _store().get(f"{key}-beat")
    return beat is not None and time.time() - beat < LOST_AFTER


def ask_to_stop(key: str) -> None:
    _store().set(f"{key}-stop", True, KEPT)


class Telling:
    """Called by the work as `tell(stage, done, total)`, as often as it likes. Raises Stopped once that was asked."""

    def __init__(self, key: str) -> None:
        self.key, self.stage, self.at = key, "", 0.0

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        now = time.monotonic()
        if stage == self.stage and now - self.at < EVERY:
            return
        self.stage, self.at = stage, now
        if _store().get(f"{self.key}-stop"):
            raise Stopped
        _store().set(f"{self.key}-told", Progress(stage, done, total), KEPT)


@contextmanager
def living(key: str) -> Iterator[Telling]:
    """Give signs of life while the block runs, also where it calculates for minutes without telling anything."""
    ended = threading.Event()

    def beat() -> None:
        _store().set(f"{key}-beat", time.time(), KEPT)

    def keep_beating() -> None:
        while not ended.wait(BEAT):
            beat()

    beat()
    heart = threading.Thread(target=keep_beating, name="draagvlak-heart", daemon=True)
    heart.start()
    try:
        yield Telling(key)
    finally:
        ended.set()
        heart.join()
        _store().delete_many([f"{key}-told", f"{key}-beat", f"{key}-stop"])


def silent(stage: str, done: int = 0, total: int = 0) -> None:
    """For work whose progress nobody watches."""


def _store() -> BaseCache:
    return caches["progress"]
