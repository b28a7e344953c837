"""Copies of a PostgreSQL database by its own pg_dump and pg_restore, which must be as new as the server or newer."""

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql

from draagvlak.wiring.backups.manifest import UnsoundError
from draagvlak.wiring.surroundings import setting

TRIES = 5  # a restore that meets a request halfway may be refused its locks


class Copies:
    NAME = "postgresql"

    @staticmethod
    def dump(file: Path) -> dict[str, int]:
        """Copy the database into `file`, and give the rows of each table at that same moment."""
        with _connected() as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            moment = _one(connection, "SELECT pg_export_snapshot()")
            _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={moment}", f"--file={file}", _name())
            return _counts(connection)

    @staticmethod
    def counts_when_loaded(file: Path) -> dict[str, int]:
        """Raises UnsoundError where the copy cannot be put back, or no database may be made to try it in."""
        with _apart() as name:
            try:
                _run("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={name}", str(file))
            except subprocess.CalledProcessError as error:
                raise UnsoundError("unreadable", "database") from error
            with _connected(name) as connection:
                return _counts(connection)

    @staticmethod
    def load(file: Path) -> None:
        """In one transaction: who asks meanwhile waits, then sees all that was put back."""
        command = ("--clean", "--if-exists", "--single-transaction", "--no-owner", f"--dbname={_name()}", str(file))
        for attempt in range(TRIES):
            try:
                _run("pg_restore", *command)
            except subprocess.CalledProcessError:
                if attempt == TRIES - 1:
                    raise
                time.sleep(0.2 * 2**attempt)
            else:
                return


@contextmanager
def _apart() -> Iterator[str]:
    """A database of its own, gone afterwards."""
    name = f"draagvlak_check_{secrets.token_hex(6)}"
    with _connected() as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege as error:
            raise UnsoundError("no-place", name) from error
        try:
            yield name
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _settings() -> dict[str, str]:
    found = settings.DATABASES["default"]
    given = {"host": found["HOST"], "port": found["PORT"], "user": found["USER"], "password": found["PASSWORD"]}
    return {key: str(value) for key, value in given.items() if value}


def _name() -> str:
    return str(settings.DATABASES["default"]["NAME"])


@contextmanager
def _connected(name: str = "") -> Iterator[psycopg.Connection]:
    address = psycopg.conninfo.make_conninfo(dbname=name or _name(), **_settings())
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def _one(connection: psycopg.Connection, question: str) -> object:
    row = connection.execute(question).fetchone()
    return row[0] if row else None


def _counts(connection: psycopg.Connection) -> dict[str, int]:
    names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    counted = sql.SQL("SELECT COUNT(*) FROM {}")
    found = {}
    for (name,) in names.fetchall():
        row = connection.execute(counted.format(sql.Identifier(name))).fetchone()
        found[name] = row[0] if row else 0
    return found


def _run(program: str, *arguments: str) -> None:
    """Passwords stand in no command line. Raises UnsoundError without that program, and CalledProcessError."""
    folder = setting("PG_BIN")
    place = shutil.which(program, path=folder or None)
    if place is None:
        raise UnsoundError("no-program", program)
    given = {f"PG{key.upper()}": value for key, value in _settings().items()}
    subprocess.run([place, *arguments], check=True, capture_output=True, env=os.environ | given)  # noqa: S603
