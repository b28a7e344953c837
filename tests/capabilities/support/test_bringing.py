"""Evidence that a list brings: once, in a batch, and gone with it."""

from datetime import date

import pytest

from draagvlak.capabilities.network.models import Batch
from draagvlak.capabilities.support.actions.bringing import BroughtEvidence, bring_evidence, take_evidence_back
from draagvlak.capabilities.support.actions.evidence import Said, change_evidence
from draagvlak.capabilities.support.models import Body, Evidence
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(house):
    house.an = add_someone(house.network, "An Peeters", ("management",))
    house.batch = Batch.objects.create(authority=house.authority, network=house.network)
    house.rows = [
        BroughtEvidence(date(2026, 3, 10), "briefing", "management", person=house.an.pk, text="nota besproken"),
        BroughtEvidence(date(2025, 12, 18), "budget", body_kind="college", text="4.000 euro", source="meerjarenplan"),
        BroughtEvidence(date(2026, 5, 2), "presence", body_kind="college", text="An Peeters was er ook"),
    ]
    return house


def bring(house, batch=None):
    return bring_evidence(*house.who, house.rows, batch or house.batch)


def test_each_row_comes_once_with_its_body(listed):
    assert bring(listed) == 3
    rows = Evidence.objects.order_by("on").values_list("kind", "layer", "body__name", "person__name", "names_someone")
    assert list(rows) == [
        ("budget", "political", "college en vast bureau", None, False),
        ("briefing", "management", None, "An Peeters", True),
        ("presence", "political", "college en vast bureau", None, True),
    ]
    assert Body.objects.count() == 1
    assert listed.level().level == 3
    again = Batch.objects.create(authority=listed.authority, network=listed.network)
    assert bring(listed, again) == 0


def test_it_leaves_with_its_batch_without_a_trace(listed):
    bring(listed)
    row = Evidence.objects.get(kind="budget")
    said = Said("political", "budget", row.on, body=row.body_id, text="5.000 euro")
    change_evidence(*listed.who, (row.pk, 1), said, listed.step())
    take_evidence_back(listed.user, listed.authority, listed.batch)
    assert (Evidence.objects.count(), Evidence.history.count(), Body.objects.count()) == (0, 0, 0)


def test_a_body_that_something_else_needs_stays(listed):
    bring(listed)
    own = listed.note(Body.objects.get())
    take_evidence_back(listed.user, listed.authority, listed.batch)
    assert list(Evidence.objects.all()) == [own]
    assert Body.objects.count() == 1


def test_a_body_of_that_name_is_the_same_body(listed):
    body = listed.body()
    bring(listed)
    assert list(Body.objects.values_list("pk", flat=True)) == [body.pk]
    assert Evidence.objects.filter(body=body).count() == 2
