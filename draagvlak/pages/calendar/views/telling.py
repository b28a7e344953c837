"""What each view says once something was done, with the way back."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network.queries.meetings import meeting_at
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import address_of, there, told, who

SALT = "draagvlak.calendar.ticks"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"calendar:{name}", *more)


def sent(request: Visit) -> tuple[Any, Any]:
    """What was filled in and which files, or None twice where the page is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def found(request: Visit, key: int) -> Any:
    """The meeting, or 404 where it is not there or may not be seen."""
    return there(meeting_at(request.user, request.network, key))


def done(request: Visit, text: str, undo: str = "", to: str = "") -> HttpResponse:
    """On to the page `to` (the list, where none is named), saying what was done. `undo` is the address that takes it
    back. What is measured may have changed.
    """
    outdate_report(*who(request))
    return told(request, text, to or address(request, "list"), undo)


def refused(request: Visit, text: str, to: str = "") -> HttpResponse:
    return telling.refused(request, text, to or address(request, "list"))


def undo_ticks(request: Visit, meeting: int, was: Mapping[int, str | None], made: Sequence[int] = ()) -> str:
    """The address that gives people back the answers that they had; "" where nothing changed. It bears keys only."""
    if not was:
        return ""
    step = signing.dumps([list(was.items()), list(made)], salt=f"{SALT}:{meeting}", compress=True)
    return f"{address(request, 'undo_ticks', meeting)}?stap={step}"


def ticks_before(step: str, meeting: int) -> tuple[dict[int, str | None], list[int]]:
    """What `undo_ticks` bears. Raises Http404 for what we did not seal within twelve hours."""
    try:
        was, made = signing.loads(step, salt=f"{SALT}:{meeting}", max_age=12 * 3600)
    except signing.BadSignature as error:
        raise Http404 from error
    return {int(person): answer for person, answer in was}, made


def changed_since() -> str:
    return _("Intussen werd hier verder aan gewerkt. Er is niets teruggedraaid. Pas de vergadering zelf aan.")


@contextmanager
def on_disk(file: "UploadedFile[bytes]") -> Iterator[Path]:
    """The sent file in a folder of its own, under a name of ours, gone after the block."""
    with TemporaryDirectory(prefix="draagvlak-lijst-") as folder:
        path = Path(folder) / "list"
        with path.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        yield path
