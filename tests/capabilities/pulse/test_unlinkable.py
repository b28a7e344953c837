"""The raw tables of both databases: neither the place of a row nor its transaction tells which answer came when."""

from itertools import pairwise

import pytest
from django.db import connection

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.pulse.actions.answering import Answers, send_answers
from draagvlak.capabilities.pulse.actions.mixing import mix_answers
from draagvlak.capabilities.pulse.actions.surveys import close_survey
from draagvlak.capabilities.pulse.models import AnswerSheet, Link
from tests.capabilities.pulse.conftest import open_survey
from tests.factories import AuthorityFactory
from tests.factories.surveys import LinkFactory

NUMBER = 40  # by chance forty lie in the order in which they came once in 40! times


@pytest.fixture
def answered(transactional_db):
    authority = AuthorityFactory()
    with inside(authority):
        survey = open_survey(authority=authority)
        for number in range(NUMBER):
            send_answers(LinkFactory(survey=survey), f"key {number}", said(number))
        yield survey


def said(number):
    """Answers that tell, in the test, which came when: nobody's name is needed for that."""
    digits = [number // 4**place % 4 + 1 for place in range(6)]
    return Answers(tuple(digits), ("",) * 6, f"opmerking {number:02}")


def number_of(sheet_values):
    return sum((value - 1) * 4**place for place, value in enumerate(sheet_values))


def raw(table, column):
    """As the rows lie: on PostgreSQL by page and place, with their transaction; on SQLite by rowid."""
    where, transaction = ("ctid", "xmin::text") if connection.vendor == "postgresql" else ("rowid", "0")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column}, {transaction} FROM {table} ORDER BY {where}")  # noqa: S608 names of ours
        return cursor.fetchall()


def came_as(table="pulse_answersheet", column="id"):
    """The numbers of the answers as their rows lie, and the transactions that they bear."""
    rows = raw(table, column)
    values = dict(AnswerSheet.objects.values_list("pk", "values"))
    return [number_of(values[key]) for key, _transaction in rows], {transaction for _key, transaction in rows}


def test_what_is_kept_before_mixing_could_tell_on_one_database(answered):
    """So that the tests below look at something that could fail."""
    order, transactions = came_as()
    if connection.vendor == "postgresql":
        assert (order, len(transactions)) == (sorted(order), NUMBER)
    else:
        assert order != sorted(order)  # the key is all that there is, and it is chance


def test_after_the_night_neither_order_nor_transaction_tells(answered):
    before = set(AnswerSheet.objects.values_list("pk", flat=True))
    assert mix_answers(answered.authority) == 1
    order, transactions = came_as()
    assert sorted(order) == list(range(NUMBER))
    assert order != sorted(order)
    assert len(transactions) == 1
    assert not before & set(AnswerSheet.objects.values_list("pk", flat=True))
    if connection.vendor == "postgresql":
        assert not transactions & {transaction for _key, transaction in raw("pulse_link", "id")}
    remarks = [int(text[-2:]) for text, _transaction in raw("pulse_remark", "text")]
    assert (sorted(remarks), remarks != sorted(remarks), remarks != order) == (list(range(NUMBER)), True, True)
    keys = [key for key, _transaction in raw("pulse_spentkey", "key_hash")]
    assert (len(keys), keys) == (NUMBER, sorted(keys))


def test_after_closing_neither(answered):
    close_survey(answered.director, answered.authority, answered.network, answered.pk)
    order, transactions = came_as()
    assert (sorted(order), order != sorted(order), len(transactions)) == (list(range(NUMBER)), True, 1)
    assert raw("pulse_spentkey", "key_hash") == []


def test_a_link_says_only_that_it_was_used(answered):
    assert set(Link.objects.values_list("is_used", flat=True)) == {True}
    assert {field.name for field in Link._meta.fields if "used" in field.name or "answer" in field.name} == {"is_used"}


def test_keys_come_from_the_whole_range(answered):
    """And from the chance of the machine, not from a counter or a clock."""
    keys = sorted(AnswerSheet.objects.values_list("pk", flat=True))
    assert keys[-1] < 2**63
    assert keys[-1] - keys[0] > 2**60
    assert min(b - a for a, b in pairwise(keys)) > 2**20
