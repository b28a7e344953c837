"""A backup holds everything, says when it no longer does, and goes back in one step while others work."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from draagvlak.wiring.backups import forget_old
from draagvlak.wiring.backups.manifest import Manifest, write


def count_people(installation):
    code = (
        "from django.db import connection\n"
        "with connection.cursor() as c:\n"
        "    c.execute('SELECT COUNT(*), MAX(name) FROM network_person'); print(*c.fetchone())"
    )
    return installation.manage("shell", "--no-imports", "-v0", "-c", code).strip()


def change(installation, statement):
    code = f"from django.db import connection\nwith connection.cursor() as c: c.execute({statement!r})"
    installation.manage("shell", "--no-imports", "-v0", "-c", code)


@pytest.fixture(scope="module")
def example(installation):
    installation.manage("demo")
    return installation


@pytest.fixture(scope="module")
def sound(example, tmp_path_factory):
    """A backup of the example."""
    kept = tmp_path_factory.mktemp("sound")
    example.draagvlak("backup", str(kept))
    (made,) = kept.iterdir()
    return made


def test_it_goes_back_as_it_was(example, tmp_path):
    kept = tmp_path / "kept"
    before = count_people(example)
    assert before.startswith("48 ")
    told = example.draagvlak("backup", str(kept), "--verify")
    (made,) = kept.iterdir()
    assert told.splitlines()[0] == f"Reservekopie: {made}"
    assert "telt elke rij" in told
    sessions = "from django.contrib.sessions.backends.db import SessionStore as S; s = S(); s['a'] = 1; s.save()"
    example.manage("shell", "--no-imports", "-v0", "-c", sessions)
    change(example, "UPDATE network_person SET name = 'Zzz'")
    change(example, "DELETE FROM network_participation")
    assert count_people(example) == "48 Zzz"
    assert "Teruggezet" in example.draagvlak("restore", str(kept))
    assert count_people(example) == before
    assert sorted(path.name.split("-2")[0] for path in kept.iterdir()) == ["backup", "before-restore"]
    assert example.manage("migrate", "--check") == ""
    everybody = "__import__('django.contrib.sessions.models', fromlist=['x']).Session.objects.count()"
    assert example.asked(everybody) == "0"


@pytest.mark.parametrize("harm", ["cut", "flipped", "miscounted", "foreign", "nothing"])
def test_an_unsound_backup_changes_nothing(example, sound, tmp_path, harm):
    kept = tmp_path / "kept"
    spoil(Path(shutil.copytree(sound, kept / sound.name)), harm)
    before = count_people(example)
    told = example.draagvlak("restore", str(kept), code=2)
    assert told.endswith("Er is niets veranderd.\n")
    assert len(told.splitlines()) == 1
    assert count_people(example) == before


def spoil(made, harm):
    file, said = made / "database", made / "manifest.json"
    manifest = json.loads(said.read_text())
    if harm == "cut":
        os.truncate(file, file.stat().st_size // 2)
    elif harm == "flipped":
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 0xFF
        file.write_bytes(content)
    elif harm == "miscounted":
        manifest["counts"]["network_person"] += 1
    elif harm == "foreign":
        manifest["database"] = "another"
    else:
        said.unlink()
    if said.exists():
        said.write_text(json.dumps(manifest))


def test_a_folder_that_cannot_be_written_is_told(example, tmp_path):
    (tmp_path / "file").write_text("")
    told = example.draagvlak("backup", str(tmp_path / "file"), code=2)
    assert told.endswith("Er is niets veranderd.\n")


def test_nobody_else_may_read_it(sound):
    assert {oct(path.stat().st_mode & 0o777) for path in sound.iterdir()} == {"0o600"}
    assert oct(sound.stat().st_mode & 0o777) == "0o700"


def test_old_ones_go_and_of_each_day_that_passed_one_stays(tmp_path):
    now = datetime.now(UTC)
    ages = {"today-1": 0.1, "today-2": 0.2, "week-late": 7.0, "week-early": 7.01, "old": 36.0}
    for name, days in ages.items():
        folder = tmp_path / f"backup-{name}"
        folder.mkdir()
        (folder / "database").write_bytes(b"")
        made = now.replace(hour=12) - timedelta(days=days)
        write(folder, Manifest.of(folder / "database", "sqlite", made, {}))
    gone = forget_old(tmp_path)
    assert sorted(path.name for path in gone) == ["backup-old", "backup-week-early"]
    assert not [path for path in gone if path.exists()]


def test_it_is_made_while_others_write(example, tmp_path):
    kept = tmp_path / "kept"
    writer = example.start("-m", "tools.durability", "kills", "6")
    example.draagvlak("backup", str(kept), "--verify")
    assert json.loads(writer.communicate()[0])["lost"] == 0
    assert example.draagvlak("restore", str(kept)).startswith("Teruggezet")


CHANGE = """
from datetime import date
from pathlib import Path
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.actions.taking_back import take_back_for
from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.conversations.models import Fragment
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.privacy.actions.erasure import erase
from draagvlak.capabilities.privacy.actions.objecting import object_to_measures
from draagvlak.wiring.backups import back_up
from tests.factories.consents import agreed
from tests.factories.conversations import conversation_in, fragment_in, voice_in
authority, user = Authority.objects.get(slug="voorbeeldgem"), User.objects.get(email="lies@voorbeeldgem.example")
with inside(authority):
    person, other = Person.objects.get(name="Christel Notulen"), Person.objects.exclude(name="Christel Notulen")[0]
    network = Network.objects.first()
    talk = conversation_in(network, text="Qqvone two three four. Then Qqvfive six seven eight.")
    voice = voice_in(talk)
    one = fragment_in(talk, "Qqvone two three four", voice)
    agreed(one)
    made = back_up(Path(KEPT))
    erase(user, authority, person.pk, person.name)
    object_to_measures(user, authority, other.pk, True)
    agreed(fragment_in(talk, "Qqvfive six seven eight", voice))  # the backup knows the text alone
    take_back_for((user, authority, network), voice.pk)
    print(one.pk, other.pk)
"""
TOLD = """
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.network.queries import day_of
from django.utils.timezone import localdate
from tests.capabilities.privacy.planted import everywhere
with inside(Authority.objects.get(slug="voorbeeldgem")):
    row = QuoteConsent.objects.get(fragment=ONE)
    print(row.withdrawn_on == day_of(row.fragment.conversation.network), row.withdrawn_how,
        repr(row.name + row.words_mark + row.fragment.words))
    print(Person.objects.get(pk=OTHER).objected_on == localdate(),
        everywhere(("qqvone", "qqvfive")), everywhere(("christel notulen",)))
"""


def test_what_was_erased_or_taken_back_since_is_so_again(example, tmp_path):
    """Who was erased; an objection; words of a consent, and words that were marked and agreed to after the backup."""
    kept = tmp_path / "kept"
    before = int(count_people(example).split()[0])
    one, other = example.manage("shell", "--no-imports", "-v0", "-c", CHANGE.replace("KEPT", repr(str(kept)))).split()
    ledgers = [(example.state / name).read_text() for name in ("erasures.jsonl", "withdrawals.jsonl")]
    example.draagvlak("restore", str(kept))
    assert int(count_people(example).split()[0]) == before - 1
    told = example.manage("shell", "--no-imports", "-v0", "-c", TOLD.replace("ONE", one).replace("OTHER", other))
    assert told.split("\n")[:2] == ["True request ''", "True set() set()"]
    for text, name in zip(ledgers, ("erasures.jsonl", "withdrawals.jsonl"), strict=True):
        assert (example.state / name).read_text().startswith(text)
    held = b"".join(file.read_bytes() for file in example.state.rglob("*") if file.is_file())
    assert not [words for words in (b"Christel Notulen", b"Qqvone", b"Qqvfive") if words in held]
    assert not (example.state / "restoring").exists()
