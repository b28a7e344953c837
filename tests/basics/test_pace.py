"""How often something may be done: counted for the account and the address, by every process alike."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache, caches
from django.core.cache.backends.base import InvalidCacheBackendError
from django.test import RequestFactory

from draagvlak.basics import pace
from draagvlak.basics.limits import PACES, Pace
from draagvlak.basics.pace import address_of, seconds_to_wait
from draagvlak.basics.shared_files import SharedFiles


class Somebody:
    is_authenticated = True

    def __init__(self, pk):
        self.pk = pk


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setitem(PACES, "test", Pace(3, 5, 60))


def asked_by(user, address="192.0.2.1"):
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.user = user
    return request


def at(monkeypatch, moment):
    monkeypatch.setattr(pace.time, "time", lambda: moment)


def test_an_account_may_as_often_as_said(monkeypatch):
    at(monkeypatch, 1000.0)
    waits = [seconds_to_wait("test", asked_by(Somebody(1))) for _ in range(5)]
    assert waits == [0, 0, 0, 61, 61]


def test_an_address_may_more_than_one_account(monkeypatch):
    at(monkeypatch, 1000.0)
    waits = [seconds_to_wait("test", asked_by(Somebody(n))) for n in range(7)]
    assert waits == [0, 0, 0, 0, 0, 61, 61]


def test_what_is_refused_does_not_count(monkeypatch):
    """Else whoever keeps asking would never be let in again, and would use up what colleagues may."""
    at(monkeypatch, 1000.0)
    for _ in range(10):
        seconds_to_wait("test", asked_by(Somebody(1)))
    assert [seconds_to_wait("test", asked_by(Somebody(2))) for _ in range(3)] == [0, 0, 61]


def test_it_may_again_when_the_first_is_long_enough_ago(monkeypatch):
    for moment in (1000.0, 1020.0, 1040.0):
        at(monkeypatch, moment)
        assert seconds_to_wait("test", asked_by(Somebody(1))) == 0
    at(monkeypatch, 1050.0)
    assert seconds_to_wait("test", asked_by(Somebody(1))) == 11
    at(monkeypatch, 1061.0)
    assert [seconds_to_wait("test", asked_by(Somebody(1))) for _ in range(2)] == [0, 20]


def test_without_an_account_the_address_counts(monkeypatch):
    at(monkeypatch, 1000.0)
    waits = [seconds_to_wait("test", asked_by(AnonymousUser())) for _ in range(6)]
    assert waits == [0] * 5 + [61]
    assert seconds_to_wait("test", asked_by(AnonymousUser(), "198.51.100.7")) == 0


def test_two_things_are_counted_apart(monkeypatch):
    monkeypatch.setitem(PACES, "other", Pace(1, 1, 60))
    assert [seconds_to_wait("other", asked_by(Somebody(1))) > 0 for _ in range(2)] == [False, True]
    assert seconds_to_wait("test", asked_by(Somebody(1))) == 0


def test_of_ipv6_one_home_is_one_address():
    near, far = "2001:db8:1:2:a:b:c:d", "2001:db8:1:3::1"
    assert address_of(asked_by(None, near)) == address_of(asked_by(None, "2001:db8:1:2::9")) == "2001:db8:1:2::"
    assert address_of(asked_by(None, far)) != address_of(asked_by(None, near))


def test_what_a_visitor_says_of_their_address_is_not_believed(settings):
    request = asked_by(None)
    request.META["HTTP_X_FORWARDED_FOR"] = "203.0.113.9"
    assert address_of(request) == "192.0.2.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = asked_by(None)
    request.META["HTTP_X_FORWARDED_FOR"] = "203.0.113.9, 198.51.100.7"
    assert address_of(request) == "198.51.100.7"


def test_no_name_of_an_account_or_address_stands_in_a_file():
    seconds_to_wait("test", asked_by(Somebody(4711), "192.0.2.77"))
    files = list(Path(cache._dir).glob("*.djcache"))
    assert len(files) == 2
    assert not [file for file in files if b"4711" in file.read_bytes() or "4711" in file.name]
    assert not [file for file in files if b"192.0.2.77" in file.read_bytes()]


PROCESS = """
import sys
from draagvlak.basics.shared_files import SharedFiles

store, won = SharedFiles(sys.argv[1], {}), 0
sys.stdout.write("ready\\n")
sys.stdout.flush()
sys.stdin.readline()
for turn in range(100):
    won += store.add(f"turn {turn}", True, 60)
    with store.together():
        store.set("sum", store.get("sum", 0) + 1, 60)
print(won)
"""


def test_many_processes_lose_no_count_and_of_all_that_add_one_does(tmp_path):
    racers = [
        subprocess.Popen([sys.executable, "-c", PROCESS, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [racer.stdout.readline() for racer in racers] == [b"ready\n"] * 4
    for racer in racers:
        racer.stdin.write(b"go\n")
        racer.stdin.flush()
    won = [int(racer.communicate(timeout=60)[0]) for racer in racers]
    assert sum(won) == 100
    assert SharedFiles(str(tmp_path), {}).get("sum") == 400


def test_what_is_past_goes(monkeypatch, tmp_path):
    store = SharedFiles(str(tmp_path), {})
    store.set("short", 1, 10)
    store.set("long", 1, 1000)
    assert store.forget_expired() == 0
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100)
    assert store.forget_expired() == 1
    assert store.get("long") == 1
    assert len(list(tmp_path.glob("*.djcache"))) == 1


def test_parts_of_pages_are_not_among_what_is_counted():
    assert caches["template_fragments"].__class__.__name__ == "KeptParts"
    with pytest.raises(InvalidCacheBackendError):
        caches["no such"]
