"""What the host says through the environment: one `DRAAGVLAK_*` variable for each thing it may set."""

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def setting(name: str, default: str = "") -> str:
    """What is named but empty, as a compose file does, is not said."""
    return os.environ.get(f"DRAAGVLAK_{name}") or default


def switched_on(name: str) -> bool:
    return setting(name).lower() in {"1", "true", "yes", "ja", "on"}


def listed(name: str) -> list[str]:
    return [part.strip() for part in setting(name).split(",") if part.strip()]


def state_folder(project: Path, is_test: bool = False) -> Path:
    """Where everything that is not code lives: the database of SQLite, the cache, the kept key.

    In a test, one for each process, gone with it: what one counts, another would clear.
    """
    if is_test:
        passing = Path(tempfile.mkdtemp(prefix="draagvlak-test-"))
        atexit.register(shutil.rmtree, passing, ignore_errors=True)
        return passing
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
            "ENGINE": "draagvlak.basics.fair_sqlite",
            "NAME": state / "draagvlak.sqlite3",
            # A new connection reads the whole schema anew: a quarter of what an empty page took.
            "CONN_MAX_AGE": 60,
            "TEST": {"NAME": ":memory:"},
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


def mail(state: Path) -> dict[str, Any]:
    """Django's settings for mail: the server that DRAAGVLAK_SMTP_HOST names, or files in the state folder.

    Raises ImproperlyConfigured for an unknown way to be safe, or a port that is no number.
    """
    sender = {"DEFAULT_FROM_EMAIL": setting("SMTP_FROM", "draagvlak@localhost"), "EMAIL_TIMEOUT": 10}
    if not setting("SMTP_HOST"):
        return {
            **sender,
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": state / "mail",
        }
    safe_by = setting("SMTP_SECURITY", "starttls")
    if safe_by not in {"starttls", "tls", "none"}:
        raise ImproperlyConfigured("DRAAGVLAK_SMTP_SECURITY is starttls, tls or none.")
    port = setting("SMTP_PORT", "465" if safe_by == "tls" else "587")
    if not port.isdigit():
        raise ImproperlyConfigured("DRAAGVLAK_SMTP_PORT is a number.")
    return {
        **sender,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": setting("SMTP_HOST"),
        "EMAIL_PORT": int(port),
        "EMAIL_HOST_USER": setting("SMTP_USER"),
        "EMAIL_HOST_PASSWORD": setting("SMTP_PASSWORD"),
        "EMAIL_USE_TLS": safe_by == "starttls",
        "EMAIL_USE_SSL": safe_by == "tls",
    }
