"""Long work: it tells how far it is, stops when asked, comes whole or not at all, and knows when it was cut off."""

import logging
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as given
from django.core.management import call_command
from django.utils.timezone import now

from draagvlak.basics import later, progress
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.actions import cancel_import, importing, receive, start_import
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import is_lost, preview, progress_of, shown_state
from draagvlak.capabilities.insights.queries import report_of
from draagvlak.capabilities.network.actions import incoming
from draagvlak.capabilities.network.models import Batch, Contact, Network, Participation, Person
from draagvlak.capabilities.privacy.tasks import keep_to_time
from tests.factories import DirectorFactory

pytestmark = pytest.mark.django_db
ROWS = (Network, Batch, Person, Contact, Participation)


@pytest.fixture
def role():
    role = DirectorFactory()
    with inside(role.authority):
        yield role


@pytest.fixture
def upload(role):
    return receive(role.user, role.authority, "lijst.xlsx", LIST)


@pytest.fixture
def _small_steps(monkeypatch):
    monkeypatch.setattr(incoming, "CHUNK", 20)
    monkeypatch.setattr(progress, "EVERY", 0)


def begin(role, upload):
    return start_import(role.user, upload, None, "Ons netwerk")


def waiting(role, upload, monkeypatch):
    """As it is between the click and the work."""
    with monkeypatch.context() as never:
        never.setattr(importing, "do_later", lambda *args, **arguments: None)
        return begin(role, upload)


def count():
    return [table.objects.count() for table in ROWS]


def during(monkeypatch, stage, do):
    """Call `do` once, when the work tells that it is at `stage`."""
    real, done = progress.Telling.__call__, []

    def tell(self, at, rows=0, total=0):
        if at == stage and rows >= (total > 20) * 40 and not done:
            done.append(at)
            do(self.key)
        real(self, at, rows, total)

    monkeypatch.setattr(progress.Telling, "__call__", tell)
    return done


@pytest.mark.usefixtures("_small_steps")
def test_it_tells_each_stage_with_rows_done_of_all(role, upload, monkeypatch):
    told = []
    real = progress.Telling.__call__

    def tell(self, *said):
        real(self, *said)
        told.append(progress.told(self.key))

    monkeypatch.setattr(progress.Telling, "__call__", tell)
    begin(role, upload)
    assert list(dict.fromkeys(one.stage for one in told)) == ["reading", "people", "contacts", "report"]
    contacts = [(one.done, one.total) for one in told if one.stage == "contacts"]
    assert contacts == [(n, 177) for n in range(0, 177, 20)]
    assert progress.told(str(upload.token)) is None


@pytest.mark.usefixtures("_small_steps")
@pytest.mark.parametrize("stage", ["reading", "people", "contacts"])
def test_it_stops_when_asked_and_leaves_nothing(role, upload, monkeypatch, stage):
    asked = during(monkeypatch, stage, progress.ask_to_stop)
    ended = begin(role, upload)
    assert (asked, ended.state, bytes(ended.cells), count()) == ([stage], "cancelled", b"", [0] * 5)


@pytest.mark.usefixtures("_small_steps")
def test_what_breaks_in_the_middle_leaves_nothing_and_no_name_in_the_log(role, upload, monkeypatch, caplog):
    def breaks(key):
        raise ValueError("Lies Voorbeeld")

    during(monkeypatch, "contacts", breaks)
    with caplog.at_level(logging.DEBUG):
        assert begin(role, upload).state == "failed"
    assert count() == [0] * 5
    assert "ValueError at test_long_import.py" in caplog.text
    assert "Voorbeeld" not in caplog.text
    assert begin(role, upload).state == "done"


def test_stopping_what_waits_ends_it_at_once(role, upload, monkeypatch):
    waits = waiting(role, upload, monkeypatch)
    cancel_import(role.user, waits)
    assert Upload.objects.get().state == "cancelled"
    importing.read_in(role.user, role.authority, waits.pk, waits.started_at)
    assert count() == [0] * 5


def test_stopping_what_is_at_work_leaves_its_end_to_the_work(role, upload, monkeypatch):
    waits = waiting(role, upload, monkeypatch)
    with progress.living(str(upload.token)) as tell:
        cancel_import(role.user, waits)
        assert Upload.objects.get().state == "importing"
        with pytest.raises(progress.Stopped):
            tell("contacts")


def test_work_that_was_cut_off_has_failed_after_a_minute_and_can_be_tried_again(role, upload, monkeypatch):
    monkeypatch.setattr(later.settings, "LATER_BY_WORKER", False, raising=False)
    cut_off = waiting(role, upload, monkeypatch)
    assert (is_lost(cut_off), shown_state(cut_off)) == (False, "importing")
    Upload.objects.update(started_at=now() - timedelta(seconds=61))
    cut_off = Upload.objects.get()
    assert (is_lost(cut_off), shown_state(cut_off)) == (True, "failed")
    old = cut_off.started_at
    assert begin(role, cut_off).state == "done"
    importing.read_in(role.user, role.authority, upload.pk, old)
    assert Network.objects.count() == 1


@pytest.mark.usefixtures("_small_steps")
def test_a_try_that_was_given_up_cannot_end_the_next(role, upload, monkeypatch):
    def tried_again(key):
        Upload.objects.update(started_at=now() + timedelta(seconds=5))

    during(monkeypatch, "reading", tried_again)
    begin(role, upload)
    assert (Upload.objects.get().state, count()) == ("importing", [0] * 5)


def test_what_lives_or_waits_for_a_worker_is_not_lost(role, upload, monkeypatch, settings):
    waiting(role, upload, monkeypatch)
    Upload.objects.update(started_at=now() - timedelta(hours=1))
    cut_off = Upload.objects.get()
    with progress.living(str(upload.token)):
        assert not is_lost(cut_off)
    progress.await_work(str(upload.token))
    settings.LATER_BY_WORKER, settings.LATER_INLINE = True, False
    assert not is_lost(cut_off)
    settings.LATER_BY_WORKER = False
    assert is_lost(cut_off)


def test_done_is_shown_when_the_report_is_there(role, upload):
    done = begin(role, upload)
    with progress.living(str(upload.token)) as tell:
        tell("report")
        assert (shown_state(done), progress_of(done).stage) == ("importing", "report")
    assert shown_state(done) == "done"


def test_looking_again_reads_no_cells(role, upload, monkeypatch):
    monkeypatch.setattr("draagvlak.capabilities.exchange.queries.unpacked", None)
    seen = preview(Upload.objects.defer("cells").get())
    assert (seen.listing.people, seen.listing.contacts, seen.listing.director) == (48, 177, "Lies Voorbeeld")


def test_cells_are_erased_after_thirty_days(role, upload, capsys):
    done = begin(role, upload)
    old = receive(role.user, role.authority, "lijst.xlsx", LIST)
    young = receive(role.user, role.authority, "lijst.xlsx", LIST)
    Upload.objects.filter(pk__in=[done.pk, old.pk]).update(created_at=now() - timedelta(days=31))
    call_command("retention", "--dry-run")
    assert Upload.objects.filter(cells=b"").count() == 0
    call_command("retention")
    said = [line for line in capsys.readouterr().out.splitlines() if "lists" in line]
    assert [line.partition(",")[0] for line in said] == [f"{role.authority.slug} lists: 2", "lists: 2"]
    left = {u.pk: (u.state, bytes(u.cells) == b"", u.mapping == {}, u.found == {}) for u in Upload.objects.all()}
    gone = (True, True, True)
    assert left == {done.pk: ("done", *gone), old.pk: ("cancelled", *gone), young.pk: ("read", False, False, False)}
    assert AuditEntry.objects.filter(what="exchange.forget_old_lists", user=None).count() == 2
    assert keep_to_time()["lists"] == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("postgresql" in given.DATABASES["default"]["ENGINE"], reason="there a worker does it")
def test_on_sqlite_a_thread_does_it(role, upload, settings):
    settings.LATER_INLINE = False
    begin(role, upload)
    later.wait_for_threads()
    assert Upload.objects.get().state == "done"
    assert report_of(Network.objects.get()) is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("postgresql" not in given.DATABASES["default"]["ENGINE"], reason="needs PostgreSQL")
def test_on_postgresql_a_worker_does_it(role, upload, settings):
    settings.LATER_INLINE = False
    assert begin(role, upload).state == "importing"
    call_command("procrastinate", "worker", "--one-shot")
    assert Upload.objects.get().state == "done"
    assert report_of(Network.objects.get()) is not None


KILLED = """
import os, signal, sys, django
django.setup()
from draagvlak.basics import later, progress
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.actions import receive, start_import
from draagvlak.capabilities.network.actions import incoming
from tests.factories import DirectorFactory
incoming.CHUNK = 20
real = progress.Telling.__call__
def tell(self, stage, done=0, total=0):
    if stage == "contacts" and done >= 100:
        os.kill(os.getpid(), signal.SIGKILL)
    real(self, stage, done, total)
progress.Telling.__call__ = tell
role = DirectorFactory()
with inside(role.authority):
    start_import(role.user, receive(role.user, role.authority, "lijst.xlsx", LIST), None, "Ons netwerk")
later.wait_for_threads()
"""
LOOKED_AT = """
import django
django.setup()
from datetime import timedelta
from unittest import mock
from django.conf import settings
from django.test import Client
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role
from draagvlak.capabilities.exchange import queries
role = Role.objects.get()
client = Client(headers={"host": "127.0.0.1"})
settings.AXES_ENABLED = False  # it asks from where, of a request that comes from nowhere
client.force_login(role.user)
with inside(role.authority):
    (upload,) = queries.uploads(role.user, role.authority)
address = f"/{role.authority.slug}/lijst/{upload.token}/voortgang/"
assert "We lezen je lijst in." in client.get(address).content.decode()
late = upload.started_at + timedelta(seconds=75)
with mock.patch.object(queries, "now", lambda: late), mock.patch("time.time", late.timestamp):
    page = client.get(address).content.decode()
    assert "Het inlezen is niet gelukt. Er is niets veranderd aan je netwerk." in page, page
    assert "Probeer het opnieuw" in page
"""


@pytest.mark.skipif("postgresql" in given.DATABASES["default"]["ENGINE"], reason="a file is looked into")
def test_a_process_that_is_killed_leaves_nothing_and_its_page_says_so(tmp_path, migrated_file):
    shutil.copy(migrated_file(), tmp_path)
    environment = os.environ | {
        "DRAAGVLAK_STATE": str(tmp_path),
        "DRAAGVLAK_DEMO": "1",
        "DRAAGVLAK_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings",
    }
    killed = subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    with sqlite3.connect(tmp_path / "draagvlak.sqlite3") as rows:
        tables = ("network_network", "network_batch", "network_person", "network_contact", "network_participation")
        assert [rows.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables] == [(0,)] * 5  # noqa: S608
        assert rows.execute("SELECT state FROM exchange_upload").fetchall() == [("importing",)]
    rows.close()
    subprocess.run([sys.executable, "-c", LOOKED_AT], env=environment, check=True)
