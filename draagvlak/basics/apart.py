"""Long calculations of a server, in a process beside it: else every other page waits while one is measured.

Python runs one thread of a process at a time. A worker that serves pages calls `serve` once; commands and tests don't,
and calculate where they are.
"""

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.util import Finalize
from typing import Any, ParamSpec, TypeVar
from weakref import WeakValueDictionary

Given = ParamSpec("Given")
Made = TypeVar("Made")

LESS_URGENT = 5  # what one person waits for gives way to the pages of everybody else

log = logging.getLogger("draagvlak.apart")
_beside: list[ProcessPoolExecutor] = []  # none, or the one
_serves = threading.Event()
_guard = threading.Lock()
_turns: "WeakValueDictionary[Any, _Turn]" = WeakValueDictionary()


class _Turn:
    """Whose turn it is for one thing."""

    def __init__(self) -> None:
        self.lock = threading.RLock()


def serve() -> None:
    """From now on this process serves pages."""
    _serves.set()


def apart(work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """What `work` gives, which stands at the top of a module and needs no database. Raises what it raises.

    Where the process beside this one was killed, or cannot be made, it is calculated here after all.
    """
    if not _serves.is_set():
        return work(*given, **named)
    pool = _pool()
    try:
        return pool.submit(work, *given, **named).result()
    except (BrokenProcessPool, OSError) as error:
        log.warning("The process that calculates is gone: %s", type(error).__name__)
        _forget(pool)
        return work(*given, **named)


@contextmanager
def one_at_a_time(what: object) -> Iterator[bool]:
    """One of all in this process that want the same; gives whether others were first, who may have made it already."""
    with _guard:
        turn = _turns.setdefault(what, _Turn())
    is_free = turn.lock.acquire(blocking=False)
    if not is_free:
        turn.lock.acquire()
    try:
        yield not is_free
    finally:
        turn.lock.release()


def _pool() -> ProcessPoolExecutor:
    with _guard:
        if not _beside:
            context = multiprocessing.get_context("spawn")
            pool = ProcessPoolExecutor(1, mp_context=context, initializer=_begin)
            # A worker that was forked ends without the pool being told, and would wait for it. Before its queue closes.
            Finalize(None, pool.shutdown, kwargs={"cancel_futures": True}, exitpriority=100)
            _beside.append(pool)
        return _beside[0]


def _forget(pool: ProcessPoolExecutor) -> None:
    with _guard:
        if pool in _beside:
            _beside.remove(pool)
    pool.shutdown(wait=False)


def _begin() -> None:
    """In the new process: it ends with the one that it works for, however that one ends, and pages go before it."""
    os.nice(LESS_URGENT)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is told, and tells us
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_ends_with, args=(parent,), daemon=True).start()


def _ends_with(parent: Any) -> None:
    parent.join()
    os._exit(0)
