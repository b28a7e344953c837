"""How long plans and what-ifs are kept, what somebody reads of it about themselves, and what is left once erased."""

from datetime import date, timedelta

import pytest

from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.queries.about import held_about
from draagvlak.capabilities.privacy.queries.texts_about import Scope
from draagvlak.capabilities.succession.actions.ageing import _forget_in_histories
from draagvlak.capabilities.succession.actions.takeovers import Handed, add_takeover
from draagvlak.capabilities.succession.models import Leaving, TakeOver, WhatIf
from tests.capabilities.succession.conftest import DAY

pytestmark = pytest.mark.django_db
LONG_AGO = DAY - timedelta(days=800)


def test_plans_go_two_years_after_they_ended(home):
    old = home.leaves()
    recent = home.leaves(home.bo)
    to_come = home.leaves(home.cas, leaves_on=DAY + timedelta(days=100))
    Leaving.objects.update(noted_on=LONG_AGO)
    Leaving.objects.filter(pk=old.pk).update(leaves_on=LONG_AGO)
    Leaving.objects.filter(pk=recent.pk).update(closed_on=DAY - timedelta(days=10))
    kept = {"authority": home.authority, "network": home.network, "as_of": DAY, "wonder": "gone", "person": home.lies}
    gone, stays = WhatIf.objects.create(**kept), WhatIf.objects.create(**kept)
    WhatIf.objects.filter(pk=gone.pk).update(noted_on=LONG_AGO)
    assert carry_out(home.authority, Kept.SUCCESSION) == 2
    assert set(Leaving.objects.values_list("pk", flat=True)) == {recent.pk, to_come.pk}
    assert list(WhatIf.objects.all()) == [stays]
    assert not Leaving.history.filter(id=old.pk).exists()
    assert not TakeOver.history.filter(leaving_id=old.pk).exists()
    assert carry_out(home.authority, Kept.SUCCESSION) == 0


def test_a_plan_that_closed_before_the_leaving_waits_for_it(home):
    plan = home.leaves(leaves_on=DAY)
    Leaving.objects.filter(pk=plan.pk).update(closed_on=LONG_AGO)
    assert carry_out(home.authority, Kept.SUCCESSION) == 0


def test_what_somebody_reads_of_it_about_themselves(home):
    plan = home.leaves(successor=home.bo.pk, leaves_on=date(2027, 3, 1))
    add_takeover(*home.who, plan.pk, Handed(role="Trekker", successor=home.cas.pk), home.step())
    every = frozenset([home.network.pk])
    seen = {
        person.name: [
            (row["doing"], row["stage"])
            for row in held_about(home.authority, person, Scope(every, every), {})["succession"]
        ]
        for person in (home.lies, home.bo, home.cas, home.poor, home.mayor)
    }
    assert seen == {
        "Lies Regisseur": [("leaves", None), ("introduces", "proposed"), ("introduces", "proposed")],
        "Bo Collega": [("succeeds", None), ("takes_over", "proposed"), ("takes_over", "proposed")],
        "Cas Collega": [("takes_over", "proposed")],
        "Jo Arm": [("is_met", "proposed")],
        "Bart Burgemeester": [],
    }


def test_in_histories_nobody_is_left_who_is_erased(home):
    plan = home.leaves(successor=home.bo.pk)
    home.leaves(home.cas)
    for person in (home.bo, home.lies, home.poor):
        _forget_in_histories(person)
    assert list(Leaving.history.values_list("person_id", flat=True)) == [home.cas.pk]
    assert not TakeOver.history.filter(leaving_id=plan.pk).exists()
