"""Calculations in a process beside a server: the same result, whatever becomes of that process."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from draagvlak.basics import apart
from draagvlak.basics.apart import one_at_a_time

# What a server would be, in a process of its own: tests never serve.
SERVER = """
import os, signal, sys
from math import factorial
from draagvlak.basics import apart

def main():
    assert apart.apart(os.getpid) == os.getpid()
    apart.serve()
    beside = apart.apart(os.getpid)
    assert beside != os.getpid() and apart.apart(os.getpid) == beside
    assert apart.apart(factorial, 20) == factorial(20)
    try:
        apart.apart(int, "no number")
    except ValueError:
        pass
    else:
        raise AssertionError
    assert apart.apart(os.getpid) == beside
    os.kill(beside, signal.SIGKILL)
    assert apart.apart(factorial, 21) == factorial(21)
    print(apart.apart(os.getpid), flush=True)
    if len(sys.argv) > 1:
        sys.stdin.read()

if __name__ == "__main__":
    if "forked" in sys.argv:  # as granian makes its workers
        sys.argv.remove("forked")
        import multiprocessing
        worker = multiprocessing.get_context("fork").Process(target=main)
        worker.start()
        worker.join()
        sys.exit(worker.exitcode)
    main()
"""


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "server.py"
    path.write_text(SERVER)
    return [sys.executable, str(path)], os.environ | {"PYTHONPATH": os.getcwd()}


@pytest.mark.parametrize("how", [[], ["forked"]])
def test_it_is_calculated_beside_a_server_also_after_that_process_was_killed(program, how):
    command, surroundings = program
    said = subprocess.run([*command, *how], env=surroundings, capture_output=True, text=True, check=True, timeout=60)
    assert not psutil.pid_exists(int(said.stdout))


def test_it_ends_with_a_server_that_is_killed(program):
    command, surroundings = program
    with subprocess.Popen([*command, "stay"], env=surroundings, stdin=-1, stdout=-1, text=True) as server:
        beside = psutil.Process(int(server.stdout.readline()))
        server.kill()
    beside.wait(timeout=20)


class Telling:
    """A lock that tells when somebody begins to wait for it."""

    def __init__(self):
        self.lock, self.awaited = threading.Lock(), threading.Event()
        self.release = self.lock.release

    def acquire(self, blocking=True):
        if blocking:
            self.awaited.set()
        return self.lock.acquire(blocking)


def test_of_several_who_want_the_same_one_is_first(monkeypatch):
    telling = Telling()
    monkeypatch.setattr(apart._Turn, "__init__", lambda turn: setattr(turn, "lock", telling))
    order = []

    def want():
        with one_at_a_time("report") as others_were_first:
            order.append(others_were_first)

    with ThreadPoolExecutor(1) as pool:
        with one_at_a_time("report") as others_were_first:
            assert not others_were_first
            later = pool.submit(want)
            assert telling.awaited.wait(20)
            assert order == []
        later.result()
    assert order == [True]
    want()
    assert order == [True, False]
    assert not apart._turns
