"""The log leaves as a file; that it did, stands in the log."""

from collections.abc import Iterator
from typing import BinaryIO

from draagvlak.basics.bulk import chunks
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.privacy.queries import audit
from draagvlak.capabilities.privacy.writers.log_csv import Said, moment, write_log

AT_ONCE = 1000


def export_log(user: User, authority: Authority, asking: audit.Asking, stream: BinaryIO) -> None:
    """Write the lines that the user may see and asked for. Raises PermissionDenied."""
    with acting(user, "privacy.export_audit", authority) as note:
        note(authority)
    write_log(_lines(user, authority, asking), stream)


def _lines(user: User, authority: Authority, asking: audit.Asking) -> Iterator[Said]:
    rows = audit.asked(audit.visible(user, authority), asking)
    for some in chunks(rows.iterator(AT_ONCE), AT_ONCE):
        for line in audit.named(user, authority, some):
            who = line.entry.user
            yield moment(line.entry.at), who.email if who else "", line.entry.what, line.row, line.name
