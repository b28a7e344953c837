"""While a backup is put back nobody reads it: what was taken back since is not taken back again in it yet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.core.files import locks
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request, override

from draagvlak.basics.outliving import file_at, keep_on_disk

AGAIN_AFTER = 30  # seconds


def halfway() -> Path:
    """A file that is there while a restore goes on. It holds the moment of the backup."""
    return file_at("restoring")


@contextmanager
def alone() -> Iterator[bool]:
    """Whether no other process puts a backup back; none does within. It ends with the process, also a killed one."""
    with file_at("restore.lock").open("ab") as held:
        yield bool(locks.lock(held, locks.LOCK_EX | locks.LOCK_NB))


@contextmanager
def closed_from(moment: datetime) -> Iterator[None]:
    """From here on everything is closed. Where what is done within fails, the database is what it was, and so is this;
    else it stays until what was taken back since `moment` is so again.
    """
    before = halfway().read_bytes() if halfway().exists() else None
    _say(moment.isoformat().encode())
    try:
        yield
    except BaseException:
        if before is None:
            halfway().unlink()
        else:
            _say(before)
        raise


def _say(text: bytes) -> None:
    halfway().write_bytes(text)
    for path in (halfway(), halfway().parent):
        keep_on_disk(path)


class NotMeanwhile:
    """503 with one sentence while a restore goes on, before anything looks in the database, and for what began before
    it did. Two looks at a file.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not halfway().exists():
            response = self.answer(request)
            if not halfway().exists():
                return response
        return _closed(request)


def _closed(request: HttpRequest) -> HttpResponse:
    with override(get_language_from_request(request)):
        response = HttpResponse(render_to_string("503.html", {"request": request}), status=503)
    response["Retry-After"], response["Cache-Control"] = str(AGAIN_AFTER), "no-store"
    return response
