"""What the ledger of support holds of somebody: given back through the guided step, gone after their time."""

import json
from datetime import date

import pytest

from draagvlak.basics.months import months_after
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.privacy.actions.handing import Decided, hand_archive
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.queries.own import seen_by_oneself
from draagvlak.capabilities.privacy.queries.texts_about import scope_of, texts_about
from draagvlak.capabilities.support.actions.evidence import Beside, Sent
from draagvlak.capabilities.support.actions.steps import Plan, plan_step
from draagvlak.capabilities.support.choices import term_of
from draagvlak.capabilities.support.models import Evidence, EvidenceFile, EvidenceTally, Office, Step
from tests.capabilities.support.conftest import DAY, House
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, UserFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nverslag\n%%EOF\n"


@pytest.fixture
def house():
    authority = AuthorityFactory()
    with inside(authority):
        found = House(NetworkFactory(authority=authority, frozen_on=DAY))
        found.account = UserFactory()
        found.an = add_someone(found.network, "An Peeters", ("political",), account=found.account)
        found.bo = add_someone(found.network, "Bo Claes", ("political",))
        found.college = found.body()
        yield found


def handed(house, decided=None, user=None):
    chosen = decided or Decided({}, frozenset())
    return hand_archive(user or house.user, house.authority, house.an.pk, chosen)[1]


def test_somebody_gets_what_is_noted_of_them_without_others(house):
    house.sits(house.college, house.an)
    house.note(house.an, "budget", text="Bo Claes en zij vonden 4.000 euro", beside=Beside(Sent("x.pdf", PDF)))
    house.note(house.college, "presence", text="An Peeters kwam naar de opening")
    house.note(house.college, "presence", text="Bo Claes kwam ook")
    plan_step(*house.who, Plan("political", "Koffie met An en Bo Claes", person=house.an.pk), house.step())
    held = handed(house)
    said = [(one["sign"], one["text"], one["has_file"]) for one in held["evidence"]]
    assert sorted(said) == [
        ("budget", "[iemand anders] en zij vonden 4.000 euro", True),
        ("presence", "An Peeters kwam naar de opening", False),
    ]
    assert [one["text"] for one in held["steps"]] == ["Koffie met An en [iemand anders]"]
    assert [one["body"] for one in held["offices"]] == [house.college.name]
    assert "Bo Claes" not in json.dumps(held)


def test_the_director_looks_each_text_through_first(house):
    row = house.note(house.an, text="eerst")
    Evidence.objects.filter(pk=row.pk).update(text="daarna")
    keys = [text.key for text in texts_about(house.an, scope_of(house.user, house.authority))]
    assert keys == [f"w{Evidence.history.get().history_id}", f"e{row.pk}"]
    held = handed(house, Decided({f"e{row.pk}": "Herschreven"}, frozenset(keys[:1])))
    assert [one["text"] for one in held["evidence"]] == ["Herschreven"]
    assert held["texts_before"] == []


def test_it_is_never_live_in_a_page(house):
    house.note(house.an, text="wat over mij staat")
    seen = seen_by_oneself(house.account, house.authority, with_notes=True, with_contact_data=True)
    assert "wat over mij staat" not in json.dumps(seen)
    assert (seen["evidence"], seen["steps"]) == ([], [])


def test_a_director_of_another_network_gives_nothing_of_it(house):
    other = SeatFactory(network=NetworkFactory(authority=house.authority))
    house.an.membership_set.create(network=other.network, authority=house.authority)
    house.note(house.an, text="van het eerste netwerk")
    held = handed(house, user=other.role.user)
    assert (held["evidence"], held["with_other_directors"]) == ([], [house.network.name])


def ended(house):
    return carry_out(house.authority, Kept.EVIDENCE)


def test_six_years_after_the_term_only_how_much_there_was_stays(house):
    first, last = term_of(date(2016, 5, 1))
    assert (first, last) == (date(2013, 1, 1), date(2018, 12, 31))
    house.network.frozen_on = months_after(date(2019, 1, 1), 72)
    house.network.save()
    for on in (date(2014, 3, 1), date(2016, 3, 1)):
        house.note(house.college, "budget", on=on, text="oud", beside=Beside(Sent("x.pdf", PDF)))
    house.note(house.an, "presence", on=date(2016, 4, 1))
    kept = house.note(house.college, "budget", on=date(2016, 3, 1), until=date(2019, 1, 1), text="liep door")
    house.sits(house.college, house.an, until=date(2018, 12, 31))
    sits = house.sits(house.college, house.bo)
    assert ended(house) == 4
    assert list(Evidence.objects.all()) == [kept]
    assert list(EvidenceTally.objects.values_list("layer", "term_began", "kind", "count")) == [
        ("political", first, "budget", 2),
        ("political", first, "presence", 1),
    ]
    assert list(Office.objects.all()) == [sits]
    assert (EvidenceFile.objects.count(), set(Evidence.history.values_list("id", flat=True))) == (0, {kept.pk})
    assert ended(house) == 0


def test_until_then_all_of_it_stays(house):
    house.network.frozen_on = months_after(date(2018, 12, 31), 72)
    house.network.save()
    house.note(house.college, on=date(2016, 3, 1))
    assert (ended(house), Evidence.objects.count()) == (0, 1)


def test_steps_go_the_same_way(house):
    row = plan_step(*house.who, Plan("political", "Koffie", due=date(2016, 3, 1)), house.step())
    Step.objects.filter(pk=row.pk).update(noted_on=date(2016, 2, 1))
    house.network.frozen_on = date(2025, 1, 1)
    house.network.save()
    assert (ended(house), Step.objects.count(), Step.history.count()) == (1, 0, 0)


def test_a_file_that_left_is_gone_the_next_night(house):
    row = house.note(house.college, beside=Beside(Sent("x.pdf", PDF)))
    EvidenceFile.objects.update(evidence=None, was_of=row.pk, left_on=DAY)
    assert carry_out(house.authority, Kept.HISTORY) == 1
    assert EvidenceFile.objects.count() == 0
