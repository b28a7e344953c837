"""What every test stands on: a state folder of its own (settings see to it, as they are read before this file; here it
is for processes that tests begin), and the database that the environment names.
"""

import gc
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from pytest_django.plugin import blocking_manager_key

from tools import tables

# Where a property says nothing of its own: on every run a few new examples, rather than many on one.
hypothesis.settings.register_profile(
    "suite",
    max_examples=int(os.environ.get("EXAMPLES", "40")),
    deadline=None,  # how long something takes on a busy machine fails nothing
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("suite")
# A program that runs once, on files of a few pages: half the time without the compiler for what runs for hours.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
os.environ.setdefault("DRAAGVLAK_STATE", tempfile.mkdtemp(prefix="draagvlak-test-"))


@pytest.fixture(autouse=True)
def nothing_was_counted():
    """What was done or taken back before, also in another test: rows get the same keys there."""
    from django.core.cache import cache  # noqa: PLC0415 the state folder comes first

    from draagvlak.basics.outliving import TAKEN_BACK, file_at  # noqa: PLC0415
    from draagvlak.capabilities.network.queries import changing, roll  # noqa: PLC0415

    cache.clear()
    changing.forget()
    roll.forget()
    file_at(TAKEN_BACK).unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    """argon2, but without making each test wait for what is meant to be slow."""
    from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: PLC0415 as above

    for cost, cheap in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
        monkeypatch.setattr(Argon2PasswordHasher, cost, cheap)


@pytest.fixture
def few_draws(monkeypatch):
    """Reports that say how sure they are by 20 draws, not 1000: for tests that make many and look at something else."""
    monkeypatch.setattr("draagvlak.capabilities.insights.actions.DRAWS", 20)


def pytest_collection_finish():
    """What all tests stand on is not gone through again at every collection: a sixth of the time of the suite."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


# These files go first, as one is one worker's: else one is busy with the last while the other has nothing left to do.
LONGEST = (
    "pages/test_access.py",
    "pages/test_access_closed.py",
    "pages/test_protected_idea.py",
    "wiring/test_every_answer.py",
    "wiring/test_migrations.py",
    "wiring/test_backups.py",
    "analysis/test_live.py",
    "capabilities/exchange/test_hostile.py",
    "wiring/test_durability.py",
)


def pytest_collection_modifyitems(items):
    first = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: first.get(item.path, len(first)))


EMPTIED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Tables come from the models at once (decision 0073), but a worker's, which only its migrations know."""
    from django.conf import settings  # noqa: PLC0415 as above

    settings.MIGRATION_MODULES = tables.without_migrations()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """From here on the database is as after all migrations, with what they put in it."""
    with django_db_blocker.unblock():
        tables.note_as_migrated()
        tables.be_looked_at()


@pytest.fixture(scope="module")
def example_once(django_db_setup, django_db_blocker):
    """The example municipality, read through the importer once for all tests of a file: that takes seconds. To be asked
    for by files of which every test wants it, by `example`.
    """
    from django.db import transaction  # noqa: PLC0415 as above

    from draagvlak.capabilities.demo.actions import load_demo  # noqa: PLC0415 as above

    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo().pk
        transaction.set_rollback(True)


@pytest.fixture
def example(example_once, db):
    """The network of the example; what a test does to it is taken back after it."""
    from draagvlak.capabilities.network.models import Network  # noqa: PLC0415 as above

    return Network._base_manager.select_related("authority").get(pk=example_once)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """Gives the path of a SQLite file of an installation in which nobody is yet, made when first asked for."""

    @cache
    def made():
        state = tmp_path_factory.mktemp("migrated-file")
        mine = {"DRAAGVLAK_STATE": str(state), "DRAAGVLAK_DEMO": "1", "DRAAGVLAK_DATABASE_URL": ""}
        mine["DJANGO_SETTINGS_MODULE"] = "draagvlak.wiring.settings"
        command = [sys.executable, "-m", "tools.tables"]
        subprocess.run(command, cwd=Path(__file__).parents[1], env=os.environ | mine, check=True)
        return state / "draagvlak.sqlite3"

    return made


def pytest_runtest_setup(item):
    """Tests that really commit leave empty tables: what a migration put there comes back before the next one."""
    if item.config.stash.get(EMPTIED, False):
        with item.config.stash[blocking_manager_key].unblock():
            tables.read_official_list()
        item.config.stash[EMPTIED] = False


def pytest_runtest_teardown(item):
    marker = item.get_closest_marker("django_db")
    if "transactional_db" in item.fixturenames or (marker is not None and marker.kwargs.get("transaction")):
        item.config.stash[EMPTIED] = True
