"""The whole chain in a process of its own, on SQLite in a file: no byte of the name is left in the state folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).parents[3]
SCRIPT = """
import django
django.setup()
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.demo.actions import load_demo
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.models import Contact, Person
from draagvlak.capabilities.privacy.actions.erasure import erase
network = load_demo()
authority, lies = network.authority, User.objects.get()
with inside(authority):
    person = Person.objects.get(name__contains="Notulen")
    first = Contact.objects.first()
    first.note = f"{person.name} kwam later"
    first.save()
    refresh_report(lies, authority, network)
    print(person.name)
    input()
    print(erase(lies, authority, person.pk, person.name)["reports"])
    refresh_report(lies, authority, network)
    input()
"""


def bytes_in(folder, words):
    """Files in which one of the words stands, journals of the database too."""
    return {
        file.name
        for file in folder.rglob("*")
        if file.is_file() and any(word in file.read_bytes().lower() for word in words)
    }


@pytest.mark.skipif(settings.LATER_BY_WORKER, reason="a database in a file is SQLite's")
def test_no_byte_of_the_name_is_left(tmp_path, migrated_file):
    shutil.copy(migrated_file(), tmp_path)
    surroundings = {
        **os.environ,
        "DRAAGVLAK_STATE": str(tmp_path),
        "DRAAGVLAK_DEMO": "1",
        "DRAAGVLAK_DATABASE_URL": "",
        "DRAAGVLAK_LATER_INLINE": "1",
        "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings",
    }
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=surroundings, stdin=pipe, stdout=pipe, text=True
    ) as running:
        name = running.stdout.readline().strip()
        words = [name.lower().encode(), name.split()[-1].lower().encode() + b'"']
        before = bytes_in(tmp_path, words)
        running.stdin.write("\n")
        running.stdin.flush()
        assert running.stdout.readline().strip() == "1"
        # Still running, its connection open: what a backup of files would take now.
        after = bytes_in(tmp_path, words)
        running.communicate("\n")
    assert name == "Christel Notulen"
    assert before & {"draagvlak.sqlite3", "draagvlak.sqlite3-wal"}
    assert after == set()
    assert bytes_in(tmp_path, words) == set()
    assert (tmp_path / "erasures.jsonl").exists()
