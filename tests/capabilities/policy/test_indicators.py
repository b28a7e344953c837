"""Indicators and measurements: each figure traceable, of people only how many, fewer than five not for all."""

from datetime import date
from decimal import Decimal

import pytest

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.actions.indicators import (
    Found,
    Meant,
    change_indicator,
    change_measurement,
    remove_indicator,
    remove_measurement,
)
from draagvlak.capabilities.policy.actions.undoing import undo_step
from draagvlak.capabilities.policy.models import Indicator, Measurement
from draagvlak.capabilities.policy.queries.indicators import indicators_of, whole_table
from tests.factories.people import add_someone
from tests.factories.policy import ObjectiveFactory

pytestmark = pytest.mark.django_db
STEP = "a-step-of-its-own"


def measured():
    return list(Measurement.objects.order_by("on").values_list("value", "source", "version"))


def test_it_works(work):
    result = work.result()
    made = work.indicator(result, unit="gezinnen", baseline=Decimal(10), target=Decimal(50), target_on=date(2027, 1, 1))
    first = work.measure(made, "34.5")
    change_measurement(*work.who, (first.pk, 1), Found(date(2026, 7, 1), Decimal(35), "Jaarverslag"), STEP)
    (shown,) = indicators_of(work.network, sees_small=False, result=result)
    assert shown.sentences == [
        "Op 1 juli 2026: 35 gezinnen.",
        "Bij het begin: 10 gezinnen.",
        "Doel: 50 gezinnen tegen 1 januari 2027.",
        "Nog 15 te gaan.",
    ]
    assert (shown.picture.value, shown.picture.target.words) == ("35", "doel 50")
    undo_step(*work.who, STEP)
    assert measured() == [(Decimal("34.50"), "Telling", 3)]
    remove_measurement(*work.who, first.pk, "step-that-removes")
    assert measured() == []
    undo_step(*work.who, "step-that-removes")
    assert measured() == [(Decimal("34.50"), "Telling", 3)]


def test_an_indicator_goes_with_its_measurements_and_comes_back_with_them(work):
    made = work.indicator(work.result())
    for month in (1, 2, 3):
        work.measure(made, month, date(2026, month, 1))
    remove_indicator(*work.who, made.pk, STEP)
    assert (Indicator.objects.count(), Measurement.objects.count()) == (0, 0)
    assert undo_step(*work.who, STEP) == 4
    assert [row[0] for row in measured()] == [1, 2, 3]
    assert Indicator.objects.get() == made


@pytest.mark.parametrize(
    ("kind", "found", "code"),
    [
        ("count", {"source": " "}, "no-source"),
        ("count", {"source": "85.07.30-033.28"}, "register-number"),
        ("count", {"on": date(2026, 11, 25)}, "not-yet"),
        ("count", {"on": date(2026, 1, 1)}, "same-day"),
        ("participation", {"value": "4.5"}, "not-whole"),
        ("participation", {"value": -1}, "not-whole"),
        ("participation", {"source": "An; Bo; Cé"}, "names"),
        ("participation", {"source": "An\nBo"}, "names"),
        ("participation", {"source": "gezegd door PEETERS An"}, "names"),
    ],
)
def test_what_is_not_kept(work, kind, found, code):
    add_someone(work.network, "An Peeters")
    made = work.indicator(work.result(), kind=kind)
    work.measure(made, 10, date(2026, 1, 1))
    with pytest.raises(RefusedError) as refused:
        work.measure(made, **found)
    assert (refused.value.code, Measurement.objects.count()) == (code, 1)


def test_of_people_a_kind_stays_and_of_what_was_measured_too(work):
    result = work.result()
    people, count = work.indicator(result, kind="participation"), work.indicator(result)
    work.measure(count)
    for one, kind in ((people, "count"), (count, "participation")):
        with pytest.raises(RefusedError):
            change_indicator(*work.who, (one.pk, 1), Meant("Ander", f"r{result.pk}", kind=kind), work.step())


def test_fewer_than_five_people_are_not_told_to_everybody(work):
    result = work.result()
    told = {"kind": "participation", "baseline": Decimal(3), "target": Decimal(40)}
    made = work.indicator(result, **told)
    work.measure(made, 27, date(2026, 1, 1))
    work.measure(made, 4, date(2026, 2, 1))
    (shown,) = indicators_of(work.network, sees_small=False, result=result)
    assert shown.sentences == [
        "Op 1 februari 2026: minder dan 5 deelnames.",
        "Bij het begin: minder dan 5 deelnames.",
        "Doel: 40 deelnames.",
    ]
    assert [(mark.is_hidden, mark.y) for mark in shown.picture.marks][1] == (True, 98)
    assert (shown.picture.begins, shown.picture.value, shown.hides_baseline) == (None, "< 5", True)
    ((_row, rows),) = whole_table(work.network, sees_small=False)
    assert [one.words for one in rows] == ["27 deelnames", "minder dan 5 deelnames"]
    (shown,) = indicators_of(work.network, sees_small=True, result=result)
    assert shown.sentences[0] == "Op 1 februari 2026: 4 deelnames."
    assert shown.sentences[-1] == "Nog 36 te gaan."


def test_of_what_an_indicator_is(work):
    objective = ObjectiveFactory(plan__network=work.network)
    result = work.result()
    made = work.indicator(result)
    change_indicator(*work.who, (made.pk, 1), Meant("Ander", f"o{objective.pk}"), STEP)
    assert [one.row for one in indicators_of(work.network, False, objective=objective)] == [made]
    elsewhere = ObjectiveFactory()
    for of in ("", "x3", "r0", f"o{elsewhere.pk}", "o²"):
        with pytest.raises(RefusedError):
            change_indicator(*work.who, (made.pk, 2), Meant("Ander", of), work.step())
