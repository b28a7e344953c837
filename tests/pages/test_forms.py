"""Forms that make something, make it once."""

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.pages.shared.forms import OnceForm
from tests.factories import AuthorityFactory, SeatFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    authority = AuthorityFactory()
    with inside(authority):
        yield SeatFactory(network__authority=authority, role__kind=RoleKind.DIRECTOR)


def made_by(seat, name):
    def make(key):
        with acting(seat.role.user, "network.write_people", seat.authority, seat.network, once=key) as note:
            person = Person.objects.create(authority=seat.authority, name=name)
            note(person)
        return person

    return make


def test_each_form_that_is_shown_has_a_key_of_its_own():
    keys = {OnceForm()["key"].value() for _ in range(100)}
    assert len(keys) == 100


def test_a_form_sent_twice_makes_one_row_and_leads_to_it(seat):
    key = OnceForm()["key"].value()
    forms = [OnceForm({"key": key}) for _ in range(3)]
    assert [form.is_valid() for form in forms] == [True, True, True]
    made = [form.once(made_by(seat, "Jo Voorbeeld")) for form in forms]
    assert made == [Person.objects.get().pk] * 3


def test_another_form_makes_another_row(seat):
    made = []
    for _ in range(2):
        form = OnceForm({"key": OnceForm()["key"].value()})
        assert form.is_valid()
        made.append(form.once(made_by(seat, "Jo Voorbeeld")))
    assert sorted(made) == sorted(Person.objects.values_list("pk", flat=True))
    assert len(set(made)) == 2


@pytest.mark.parametrize("key", ["", "kort", "een sleutel met spaties", "x" * 65])
def test_a_form_with_a_broken_key_makes_nothing_and_gets_a_good_one(key):
    form = OnceForm({"key": key})
    assert not form.is_valid()
    again = OnceForm({"key": form["key"].value()})
    assert again.is_valid()


def test_a_form_that_is_still_wrong_keeps_its_key():
    key = OnceForm()["key"].value()
    assert OnceForm({"key": key})["key"].value() == key


OUTDATES = {RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR, RoleKind.COLLEAGUE, RoleKind.PARTNER, RoleKind.EXPERIENCE}


@pytest.mark.parametrize("kind", list(RoleKind))
def test_who_changes_what_is_measured_may_outdate_the_report(kind):
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority, role__kind=kind)
        StoredReport.objects.create(authority=seat.authority, network=seat.network, as_of="2026-11-24")
        network = Network.objects.get(pk=seat.network.pk)
        if kind in OUTDATES:
            outdate_report(seat.role.user, seat.authority, network)
        else:
            with pytest.raises(PermissionDenied):
                outdate_report(seat.role.user, seat.authority, network)
        assert (StoredReport.objects.get().as_of.year == 1) == (kind in OUTDATES)
