"""The promises of TRUST §4, each tried on the database at hand by processes of their own."""

import json

import pytest

pytestmark = pytest.mark.django_db


def tried(installation, what, times):
    return json.loads(installation.run("-m", "tools.durability", what, str(times)))


def test_what_was_acknowledged_survives_a_kill(installation):
    found = tried(installation, "kills", 50)
    assert (found["kills"], found["lost"], found["half"]) == (50, 0, 0)
    assert found["acknowledged"] >= 50
    assert found["rows"] >= found["acknowledged"]


def test_nobody_overwrites_in_silence(installation):
    found = tried(installation, "edits", 1000)
    assert (found["edits"], found["lost"], found["overwritten"]) == (1000, 0, 0)
    assert found["saved"] > 0
    assert found["saved"] + found["refused"] == 1000


def test_a_form_sent_a_thousand_times_makes_one(installation):
    assert tried(installation, "repeats", 1000) == {"posts": 1000, "made": 1, "answers": 1}
