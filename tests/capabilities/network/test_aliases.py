"""After two became one, a list that still has the name that went means the one that stayed."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.actions import add_batch
from draagvlak.capabilities.network.actions.merging import merge_people, undo_merging
from draagvlak.capabilities.network.actions.people import Version
from draagvlak.capabilities.network.models import Alias, Contact, Person
from draagvlak.capabilities.network.queries.comparing import compare
from draagvlak.capabilities.network.queries.rows import NewContact, NewPerson, NewRows
from draagvlak.pages.start.forms import told_against
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.people import DAY, add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    authority = AuthorityFactory()
    with inside(authority):
        yield SeatFactory(network__authority=authority)


def merged(seat, kept="Katrien Dossier", taken="K. Dossier"):
    people = [add_someone(seat.network, name) for name in (kept, taken)]
    where = seat.role.user, seat.authority, seat.network
    return people[0], merge_people(*where, *(Version(one.pk, one.version) for one in people))


def listed(*names, **said):
    people = tuple(NewPerson(name, name, (), said.get("function", ""), "", "", "", is_listed=True) for name in names)
    contacts = [NewContact(DAY, "overleg", "zwemmen", tuple(names))] if len(names) > 1 else []
    return NewRows(people, contacts, (), None, len(contacts))


def bring(seat, rows):
    return add_batch(seat.role.user, seat.authority, seat.network, "", rows)


def test_the_old_name_gives_the_kept_person_and_the_preview_says_so(seat):
    kept, _merging = merged(seat)
    rows = listed("k. dossier", "Bo Nieuw", function="consulent")
    counted = compare(seat.network, listed("k. dossier", "Bo Nieuw"))
    assert (counted.people_new, counted.aliases) == (1, [("k. dossier", "Katrien Dossier")])
    counts = {"people_new": 1, "people_changed": 0, "people_filled": 0, "contacts_new": 1, "contacts_changed": 0}
    against = {"network": seat.network.pk, "counts": counts | {"parts": {}, "aliases": counted.aliases}}
    told = told_against(against, [seat.network], False)["sentences"]
    assert "‘k. dossier’ in je lijst is Katrien Dossier: jullie maakten er één persoon van." in told
    bring(seat, rows)
    assert sorted(Person.objects.values_list("name", "function")) == [
        ("Bo Nieuw", "consulent"),
        ("Katrien Dossier", "consulent"),
    ]
    assert kept.pk in Contact.objects.get().participations.values_list("person_id", flat=True)


def test_who_stands_in_the_list_under_both_names_is_there_once(seat):
    kept, _merging = merged(seat)
    bring(seat, listed("K. Dossier", "Katrien Dossier", "Bo Nieuw"))
    assert sorted(Person.objects.values_list("name", flat=True)) == ["Bo Nieuw", "Katrien Dossier"]
    assert Contact.objects.get().participations.filter(person=kept).count() == 1


def test_somebody_who_bears_the_name_goes_before(seat):
    merged(seat)
    other = add_someone(seat.network, "K. Dossier")
    assert compare(seat.network, listed("K. Dossier")).aliases == []
    bring(seat, listed("K. Dossier", function="consulent"))
    assert Person.objects.get(function="consulent") == other


def test_it_goes_with_the_merging_and_moves_with_the_person(seat):
    kept, merging = merged(seat)
    last = add_someone(seat.network, "Kato Dossier")
    where = seat.role.user, seat.authority, seat.network
    second = merge_people(*where, Version(last.pk, 1), Version(kept.pk, Person.objects.get(pk=kept.pk).version))
    assert set(Alias.objects.values_list("name", "person")) == {
        ("K. Dossier", last.pk),
        ("Katrien Dossier", last.pk),
    }
    undo_merging(*where, second.pk)
    assert set(Alias.objects.values_list("name", "person")) == {("K. Dossier", kept.pk)}
    undo_merging(*where, merging.pk)
    assert not Alias.objects.exists()
    assert compare(seat.network, listed("K. Dossier")).people_new == 0


def test_a_name_that_two_took_over_means_neither(seat):
    merged(seat)
    merged(seat, "Kim Dossier")
    assert compare(seat.network, listed("K. Dossier")).people_new == 1
