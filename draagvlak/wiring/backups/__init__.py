"""Whole copies of the database, made and put back while the server works.

A backup is a folder: `database`, in the database's own format, and `manifest.json`. It appears whole or not at all.
What it does not hold: the secret key, which the host keeps apart, and the ledgers of who was erased and what was taken
back, which must outlive it.
"""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.core.management import call_command
from django.utils.timezone import now

from draagvlak.basics import outliving
from draagvlak.wiring.backups import postgresql, sqlite
from draagvlak.wiring.backups.manifest import Manifest, UnsoundError, read, write
from draagvlak.wiring.backups.meanwhile import alone, closed_from, halfway

KEPT_FOR = timedelta(days=35)  # TRUST §3
ALL_KEPT_FOR = timedelta(days=1)  # before that, the last one of each day
BEFORE_RESTORE = "before-restore"


def back_up(folder: Path, verify: bool = False, mark: str = "backup") -> Path:
    """Copy the database of now into a new folder in `folder`, and give its path.

    With `verify` the copy is put back into a database of its own and counted. Raises UnsoundError where that fails,
    with nothing left behind, and OSError where there is no room.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    began = now()
    unfinished = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder))
    try:
        counts = _kind().dump(unfinished / "database")
        write(unfinished, Manifest.of(unfinished / "database", _kind().NAME, began, counts))
        if verify:
            check(unfinished)
        made = folder / f"{mark}-{began:%Y%m%dT%H%M%S%fZ}"
        unfinished.rename(made)
        outliving.keep_on_disk(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return made


def check(backup: Path) -> Manifest:
    """Put `backup` into a database of its own, which is thrown away, and compare. Raises UnsoundError."""
    manifest = read(backup)
    manifest.must_fit(backup / "database", _kind().NAME)
    found = _kind().counts_when_loaded(backup / "database")
    if found != manifest.counts:
        wrong = sorted(name for name in {*found, *manifest.counts} if found.get(name) != manifest.counts.get(name))
        raise UnsoundError("rows", ", ".join(wrong))
    return manifest


def restore(backup: Path) -> tuple[Manifest, Path]:
    """Put `backup`, or the newest in the folder `backup`, in the place of the database, in one transaction.

    Checked first; what stands there now is backed up beside it. Then the tables are brought up to this release,
    everybody is signed out, and who was erased since, or took something back, is heard again. Until then nobody reads
    or writes anything (`meanwhile`). What was cut off there goes on where a worker starts, or with the next restore.
    Gives what was put back, and the copy of before. Raises UnsoundError, with nothing changed.
    """
    backup = newest(backup)
    manifest = check(backup)
    with alone() as is_alone:
        if not is_alone:
            raise UnsoundError("busy", str(backup))
        with closed_from(manifest.made_at):
            before = back_up(backup.parent, mark=BEFORE_RESTORE)
            _kind().load(backup / "database")
        call_command("migrate", verbosity=0)
        _after(manifest.made_at)
    return manifest, before


def finish_restore() -> bool:
    """Where a restore was cut off: what was erased and taken back since that backup is so again. False without one, and
    where it still goes on.
    """
    if not halfway().exists():
        return False
    with alone() as is_alone:
        if not is_alone or not halfway().exists():
            return False
        try:
            made_at = datetime.fromisoformat(halfway().read_text(encoding="utf-8"))
        except ValueError:  # cut off while it was written down, before anything was put back
            halfway().unlink()
            return False
        _after(made_at)
    return True


def newest(folder: Path) -> Path:
    """The backup at `folder`, or the newest in it. Raises UnsoundError where there is none."""
    if (folder / "manifest.json").is_file():
        return folder
    found = sorted(folder.glob("backup-*/manifest.json"))
    if not found:
        raise UnsoundError("none", str(folder))
    return found[-1].parent


def forget_old(folder: Path) -> list[Path]:
    """Remove from `folder` what is older than is kept, and of days that passed all but the last backup."""
    today, gone, days = now(), [], set()
    for backup in sorted(folder.glob("*-*/manifest.json"), reverse=True):
        made = read(backup.parent).made_at
        day = made.date()
        if today - made > KEPT_FOR or (today - made > ALL_KEPT_FOR and day in days):
            shutil.rmtree(backup.parent)
            gone.append(backup.parent)
        days.add(day)
    return gone


def _after(made_at: datetime) -> None:
    """Each step may be done twice; a backup that was put back halfway is not forgotten before all of them were."""
    from django.contrib.sessions.models import Session  # noqa: PLC0415 settings stand by then

    from draagvlak.capabilities.privacy.actions.again import apply_withdrawals_again  # noqa: PLC0415
    from draagvlak.capabilities.privacy.actions.erasing.ledger import FILE  # noqa: PLC0415
    from draagvlak.capabilities.privacy.actions.erasure import apply_erasures_again  # noqa: PLC0415

    Session.objects.all().delete()
    apply_withdrawals_again(made_at)
    apply_erasures_again(made_at)
    for ledger in (FILE, outliving.TAKEN_BACK):
        outliving.note_restore(ledger)
    halfway().unlink(missing_ok=True)


def _kind() -> "type[sqlite.Copies] | type[postgresql.Copies]":
    from django.db import connection  # noqa: PLC0415 settings stand by then

    return postgresql.Copies if connection.vendor == "postgresql" else sqlite.Copies
