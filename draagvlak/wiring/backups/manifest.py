"""What a backup says of itself, and whether that is so."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from draagvlak.basics.outliving import keep_on_disk

SCHEMA = "draagvlak.backup/1"


class UnsoundError(Exception):
    """A backup that cannot be used: `code` says why (none, unreadable, changed, other-database, rows), `what` where."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(f"{code} {what}")
        self.code, self.what = code, what


@dataclass(frozen=True)
class Manifest:
    """`counts`: rows by table. `size` in bytes. `made_at` is the moment before the copy began."""

    schema: str
    database: str
    made_at: datetime
    size: int
    sha256: str
    counts: dict[str, int]

    @classmethod
    def of(cls, file: Path, database: str, made_at: datetime, counts: dict[str, int]) -> Self:
        return cls(SCHEMA, database, made_at, file.stat().st_size, checksum(file), counts)

    def must_fit(self, file: Path, database: str) -> None:
        """Raises UnsoundError where `file` is not what it was, or belongs to a database of another kind."""
        if self.schema != SCHEMA:
            raise UnsoundError("unreadable", self.schema)
        if self.database != database:
            raise UnsoundError("other-database", self.database)
        if not file.is_file() or (file.stat().st_size, checksum(file)) != (self.size, self.sha256):
            raise UnsoundError("changed", file.name)


def checksum(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    """Keep the manifest in `folder`, and see that all of it is on the disk, for nobody else to read."""
    said = asdict(manifest) | {"made_at": manifest.made_at.isoformat()}
    (folder / "manifest.json").write_text(json.dumps(said, indent=1, sort_keys=True), encoding="utf-8")
    for file in folder.iterdir():
        file.chmod(0o600)
        keep_on_disk(file)
    keep_on_disk(folder)


def read(folder: Path) -> Manifest:
    """Raises UnsoundError where there is no manifest that can be read."""
    try:
        said: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return Manifest(**said | {"made_at": datetime.fromisoformat(said["made_at"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnsoundError("unreadable", folder.name) from error
