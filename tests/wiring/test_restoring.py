"""While a backup is put back nothing is read or written; afterwards everything is, also where it was cut off."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.timezone import now

from draagvlak.wiring.backups import finish_restore
from draagvlak.wiring.backups.manifest import UnsoundError
from draagvlak.wiring.backups.meanwhile import NotMeanwhile, alone, closed_from, halfway

pytestmark = pytest.mark.django_db
SAID = "Er wordt een reservekopie teruggezet. Er is niets bewaard van wat je net stuurde."


@pytest.fixture(autouse=True)
def _apart(settings, tmp_path):
    settings.STATE = tmp_path


def test_everybody_waits_and_nothing_is_asked_of_the_database(django_assert_num_queries, caplog):
    caplog.set_level("INFO", "draagvlak.requests")
    with closed_from(now()), django_assert_num_queries(0):
        found = [Client().get("/"), Client().get("/openbaar/gemeente/net/"), Client().post("/gemeente/net/contacten/")]
        english = Client().get("/", headers={"accept-language": "en"})
    assert {(one.status_code, one["Retry-After"], one["Cache-Control"]) for one in found} == {(503, "30", "no-store")}
    assert all(SAID in one.content.decode() and "Content-Security-Policy" in one for one in found)
    assert "A backup is being put back." in english.content.decode()
    assert {one.levelname for one in caplog.records if one.name == "draagvlak.requests"} == {"INFO"}  # no defect


def test_what_began_before_it_does_not_answer_either():
    def slow(_request):
        halfway().write_text(now().isoformat())
        return HttpResponse("old words")

    assert NotMeanwhile(slow)(RequestFactory().get("/")).status_code == 503


def test_what_fails_before_anything_was_put_back_opens_again():
    with pytest.raises(UnsoundError), closed_from(now()):
        raise UnsoundError("unreadable", "x")
    assert not halfway().exists()
    halfway().write_text("2026-11-24T10:00:00+00:00")  # of one that was cut off, and is not finished yet
    with pytest.raises(UnsoundError), closed_from(now()):
        raise UnsoundError("unreadable", "x")
    assert halfway().read_text() == "2026-11-24T10:00:00+00:00"


def test_a_worker_that_starts_finishes_only_what_nobody_is_at():
    with closed_from(now() - timedelta(minutes=1)):
        with alone() as is_alone:
            assert (is_alone, finish_restore()) == (True, False)
        assert finish_restore()
        halfway().write_text("2026-11-")  # cut off while it was written down
        assert (finish_restore(), halfway().exists()) == (False, False)
        halfway().write_text("")
