"""The log of the installation leaves as a file."""

from collections.abc import Iterator
from typing import BinaryIO

import rules
from django.core.exceptions import PermissionDenied

from draagvlak.basics.bulk import chunks
from draagvlak.basics.tenancy import inside_all
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.privacy.queries import installation
from draagvlak.capabilities.privacy.queries.audit import Asking, asked
from draagvlak.capabilities.privacy.writers.log_csv import moment, write_events

AT_ONCE = 1000


def export_events(user: User, asking: Asking, stream: BinaryIO) -> None:
    """Write what happened in the days that were asked. Raises PermissionDenied.

    It is no line of a log itself: there is no authority whose log that would be.
    """
    if not rules.has_perm("accounts.keep_installation", user, None):
        raise PermissionDenied("accounts.keep_installation")
    with inside_all(installation.every_authority()):
        write_events(_lines(asking), stream)


def _lines(asking: Asking) -> Iterator[tuple[str, str, str, str, str, str]]:
    for some in chunks(asked(installation.events(), asking).iterator(AT_ONCE), AT_ONCE):
        for event in installation.told(some):
            entry = event.entry
            who = entry.user.email if entry.user else ""
            yield moment(entry.at), who, entry.what, event.row, entry.authority.name, event.whom
