"""What stands outside the tables: mails written to files, parts of pages in memory, and the file of SQLite itself."""

import email
import logging
from email import policy
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection

from draagvlak.basics.mentions import Names

BETWEEN = b"-" * 79 + b"\n"  # of messages in one file
PARTS_OF_PAGES = "template_fragments"  # Django's name of the cache of parts of pages, where it has one of its own
log = logging.getLogger("draagvlak.erasing")


def forget_outside(names: Names) -> None:
    """To be called once the erasure stands."""
    caches[PARTS_OF_PAGES if PARTS_OF_PAGES in settings.CACHES else "default"].clear()
    forget_mails(names)
    empty_journal()


def forget_mails(names: Names) -> int:
    """Files of mails in which the person is named, of an installation without a mail server. Gives how many."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.STATE / "mail")
    gone = 0
    for file in sorted(folder.glob("*")) if folder.is_dir() else []:
        if file.is_file() and any(names.are_in(text) for text in _texts_of(file)):
            file.unlink()
            gone += 1
    return gone


def _texts_of(file: Path) -> list[str]:
    found = []
    for part in file.read_bytes().split(BETWEEN):
        message = email.message_from_bytes(part, policy=policy.default)
        found += [str(value) for value in message.values()]
        found += [str(body.get_content()) for body in message.walk() if body.get_content_maintype() == "text"]
    return found


def empty_journal() -> bool:
    """SQLite writes changes to a journal first (WAL), which still holds the pages of before: put them in place, and
    cut the journal off. False where somebody was reading; the nightly job tries again.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return connection.vendor != "sqlite"
    with connection.cursor() as cursor:
        busy, _pages, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        log.info("journal in use: tried again tonight")
    return not busy
