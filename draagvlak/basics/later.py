"""Work that nobody should wait for. The only file that knows how: at once, in a thread, or by a procrastinate worker.

On PostgreSQL the job is a row of the same transaction, so that it is there exactly when what it works on is. On
SQLite there is one process, and a thread begins when the transaction stands. A task must know for itself whether
its work is still to be done: a job may come twice, or not at all where the process was killed.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from traceback import extract_tb
from typing import Any, TypeVar

from django.conf import settings
from django.db import close_old_connections, connections, transaction
from django.utils.module_loading import import_string

Task = TypeVar("Task", bound=Callable[..., Any])

log = logging.getLogger("draagvlak.later")
_at_once: ContextVar[bool] = ContextVar("at_once", default=False)
_threads: set[threading.Thread] = set()


def has_workers() -> bool:
    """Whether work waits for a worker of its own, and so may wait long."""
    return bool(settings.LATER_BY_WORKER) and not settings.LATER_INLINE


def do_later(task: str, **arguments: str | int) -> None:
    """Call the function at the dotted path `task`, in some `tasks.py`, once what is being written now stands."""
    if settings.LATER_INLINE or _at_once.get():
        import_string(task)(**arguments)
    elif has_workers():
        _queue().tasks["draagvlak"].defer(task=task, arguments=arguments)
    else:
        transaction.on_commit(lambda: _in_thread(task, arguments))


@contextmanager
def at_once() -> Iterator[None]:
    """Do in this block, within the call, what would be done later: for commands, which nobody clicks."""
    before = _at_once.set(True)
    try:
        yield
    finally:
        _at_once.reset(before)


def wait_for_threads() -> None:
    """Until everything begun in threads of this process is done."""
    for thread in tuple(_threads):
        thread.join()


def every_night(task: Task) -> Task:
    """Let workers call `task` each night; without workers, cron calls the command that does the same."""
    if settings.LATER_BY_WORKER:
        name = f"{task.__module__}.{task.__name__}"

        def nightly(timestamp: int) -> None:
            work(name, {})

        _queue().periodic(cron="17 3 * * *")(_queue().task(name=name)(nightly))
    return task


def work(task: str, arguments: dict[str, str | int]) -> None:
    """Do it, on a connection of its own. What goes wrong is logged by kind and place, never by its words, which
    may hold somebody's name.
    """
    close_old_connections()
    try:
        import_string(task)(**arguments)
    except Exception as error:
        log.error("%s failed: %s", task, told_without_words(error))
    finally:
        connections.close_all()


def told_without_words(error: BaseException) -> str:
    """The kind of an error and where it arose."""
    frames = extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def _in_thread(task: str, arguments: dict[str, str | int]) -> None:
    def run() -> None:
        try:
            work(task, arguments)
        finally:
            _threads.discard(thread)

    thread = threading.Thread(target=run, name="draagvlak-later", daemon=True)
    _threads.add(thread)
    thread.start()


def _queue() -> Any:
    from procrastinate.contrib.django import app  # noqa: PLC0415 only where its tables are

    return app


if settings.LATER_BY_WORKER:

    @_queue().task(name="draagvlak")  # type: ignore[untyped-decorator]
    def _do(task: str, arguments: dict[str, str | int]) -> None:
        work(task, arguments)
