"""Writers of one process: whoever came first goes first, and who gives up holds nobody up."""

import sqlite3
import threading

import pytest
from django.db.utils import OperationalError

from draagvlak.basics.fair_sqlite.base import DatabaseWrapper, line_of
from draagvlak.basics.fair_sqlite.line import Line

pytestmark = pytest.mark.django_db  # else no connection is let through
LONG = 30


def in_line(line, number):
    """Until as many wait."""
    while len(line._waiting) < number:
        threading.Event().wait(0)


def test_in_the_order_of_coming():
    line, came = Line(), []

    def take(who):
        assert line.wait(LONG)
        came.append(who)
        line.leave()

    assert line.wait(LONG)
    threads = []
    for who in range(8):
        threads.append(threading.Thread(target=take, args=(who,)))
        threads[-1].start()
        in_line(line, who + 1)
    line.leave()
    for thread in threads:
        thread.join()
    assert came == list(range(8))
    assert line.wait(0)


def test_who_gives_up_is_passed_over():
    line = Line()
    assert line.wait(0)
    assert not line.wait(0)
    line.leave()
    assert line.wait(0)


def connection(file, timeout=LONG):
    wanted = {"NAME": str(file), "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": timeout}}
    rest = {"TIME_ZONE": None, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
    return DatabaseWrapper({**rest, **wanted, "USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "TEST": {}})


@pytest.fixture
def file(tmp_path):
    with sqlite3.connect(tmp_path / "one.sqlite3") as made:
        made.execute("CREATE TABLE heard (who TEXT)")
    made.close()
    return tmp_path / "one.sqlite3"


def test_transactions_of_several_threads_take_their_turn(file):
    def write(who):
        own = connection(file)
        own.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        own.cursor().execute("INSERT INTO heard VALUES (%s)", [who])
        own.commit()
        own.close()

    first = connection(file)
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    threads = []
    for who in "abc":
        threads.append(threading.Thread(target=write, args=(who,)))
        threads[-1].start()
        in_line(line_of(str(file)), len(threads))
    first.rollback()
    for thread in threads:
        thread.join()
    assert [row[0] for row in first.cursor().execute("SELECT who FROM heard ORDER BY rowid")] == ["a", "b", "c"]
    first.close()


def test_another_process_is_waited_for_as_sqlite_does(file):
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    own = connection(file, timeout=0)
    with pytest.raises(OperationalError, match="locked"):
        own.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert line_of(str(file)).wait(0), "who failed holds nobody up"
    line_of(str(file)).leave()
    other.close()
    own.close()
