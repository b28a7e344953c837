"""What the host says through the environment: one `DRAAGVLAK_*` variable for each thing it may set."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def setting(name: str, default: str = "") -> str:
    return os.environ.get(f"DRAAGVLAK_{name}", default)


def switched_on(name: str) -> bool:
    return setting(name).lower() in {"1", "true", "yes", "ja", "on"}


def listed(name: str) -> list[str]:
    return [part.strip() for part in setting(name).split(",") if part.strip()]


def state_folder(project: Path) -> Path:
    """Where everything that is not code lives: the database of SQLite, the cache, the kept key."""
    folder = Path(setting("STATE") or project / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(state: Path, may_be_made: bool) -> str:
    """The given key; in a demo, one that is made once and kept. Raises ImproperlyConfigured where neither can be."""
    given = setting("SECRET_KEY")
    if given:
        return given
    if not may_be_made:
        raise ImproperlyConfigured("Set DRAAGVLAK_SECRET_KEY to 50 or more random characters.")
    kept = state / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(60))
    return kept.read_text()


def database(state: Path) -> dict[str, Any]:
    """SQLite in the state folder, or the PostgreSQL that DRAAGVLAK_DATABASE_URL names.

    Raises ImproperlyConfigured for an address of another kind.
    """
    url = setting("DATABASE_URL")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": state / "draagvlak.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # What is erased is overwritten with zeros, so that the file does not hold it either.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DRAAGVLAK_DATABASE_URL must begin with postgresql://")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": parts.port or "",
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
    }
