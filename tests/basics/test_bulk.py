"""Rows that come in at the speed of the database are those that Django would have written."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict

from draagvlak.basics.bulk import add_rows, change_rows, chunks, new_keys, write
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.models import Contact, KnownTie, Membership, Person
from tests.factories import AuthorityFactory, NetworkFactory

HARD = 'O\'Neil\t\\N \n "quoted"; é 漢字 \\. %s'


@pytest.fixture
def network(db):
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority)


def without_keys(rows):
    return [{name: value for name, value in model_to_dict(row).items() if name != "id"} for row in rows]


def test_the_rows_equal_those_of_bulk_create(network):
    whose = {"authority_id": network.authority_id, "network_id": network.pk}
    people = [{"authority_id": network.authority_id, "name": name} for name in ("An", HARD, "")]
    (a, b, c) = add_rows(Person, ("authority_id", "name"), [tuple(one.values()) for one in people])
    cases = [
        (Person, [one | {"email": "", "batch_id": None} for one in people]),
        (Membership, [whose | {"person_id": p, "layers": layers} for p, layers in ((a, []), (b, [HARD, "x"]))]),
        (
            Contact,
            [
                whose | {"happened_on": date(2026, 3, n), "kind": HARD, "subject": HARD, "fingerprint": str(n)}
                for n in (1, 2)
            ],
        ),
        (KnownTie, [whose | {"a_id": a, "b_id": b, "weight": 0.1 + 0.2}, whose | {"a_id": a, "b_id": c, "weight": 1}]),
    ]
    for model, rows in cases:
        with transaction.atomic():
            model.objects.bulk_create([model(**row) for row in rows])
            slow = without_keys(model.objects.order_by("pk"))[-len(rows) :]
            transaction.set_rollback(True)
        empty = {f.attname: f.get_default() for f in model._meta.concrete_fields if not f.primary_key}
        whole = [empty | row for row in rows]
        keys = add_rows(model, list(whole[0]), [tuple(row.values()) for row in whole])
        fast = list(model.objects.filter(pk__in=keys).order_by("pk"))
        assert without_keys(fast) == slow
        assert [row.pk for row in fast] == keys


def test_keys_are_given_once(network):
    first = add_rows(Person, ("authority_id", "name"), [(network.authority_id, "An")] * 3)
    made = Person.objects.create(authority_id=network.authority_id, name="Bo")
    second = add_rows(Person, ("authority_id", "name"), [(network.authority_id, "Cas")])
    assert sorted({*first, made.pk, *second}) == [*first, made.pk, *second]
    Person.objects.all().delete()
    assert new_keys(Person, 1)[0] > second[0]


def test_rows_that_give_no_key_get_the_next_ones(network):
    columns = ("authority_id", "name")
    (first,) = add_rows(Person, columns, [(network.authority_id, "An")])
    with transaction.atomic():
        write(Person, columns, ([network.authority_id, name] for name in ("Bo", "Cas")))
        write(Person, columns, [])
        (fourth,) = add_rows(Person, columns, [(network.authority_id, "Dré")])
    made = Person.objects.create(authority_id=network.authority_id, name="Els")
    told = [*Person.objects.order_by("pk").values_list("name", flat=True)]
    assert (told, fourth - first, made.pk - first) == (["An", "Bo", "Cas", "Dré", "Els"], 3, 4)


def test_a_constraint_holds(network):
    def present():
        (person,) = add_rows(Person, ("authority_id", "name"), [(network.authority_id, "An")])
        write(Membership, ("authority_id", "network_id", "person_id", "layers"), [
            (network.authority_id, network.pk, person, []) for _ in range(2)
        ])  # fmt: skip

    with pytest.raises(IntegrityError), transaction.atomic():
        present()
    assert Person.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_comes_in():
    assert not connection.in_atomic_block
    with pytest.raises(RuntimeError):
        new_keys(Person, 1)


def test_chunks():
    assert list(chunks(iter(range(5)), 2)) == [[0, 1], [2, 3], [4]]
    assert list(chunks([], 2)) == []


def test_rows_change_as_when_they_are_saved(network):
    one, other = add_rows(Person, ("authority_id", "name"), [(network.authority_id, name) for name in ("An", "Bo")])
    (member,) = add_rows(
        Membership, ("authority_id", "network_id", "person_id", "layers"), [(network.authority_id, network.pk, one, [])]
    )
    change_rows(Person, ("name", "function"), [(one, "An'; --", "schepen")])
    change_rows(Membership, ("layers",), [(member, ["colleague"])])
    change_rows(Person, ("name",), [])
    told = Person.objects.order_by("pk").values_list("pk", "name", "function")
    assert [*told] == [(one, "An'; --", "schepen"), (other, "Bo", "")]
    assert Membership.objects.get(pk=member).layers == ["colleague"]
