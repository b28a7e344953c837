"""Bodies and who sits in them: one by one, and all at once after elections, each taken back."""

from datetime import date

import pytest
from django.apps import apps
from django.core import serializers

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.support.actions.bodies import (
    Seated,
    change_body,
    change_office,
    note_body,
    remove_body,
    remove_office,
    seat_somebody,
)
from draagvlak.capabilities.support.actions.renewing import renew_body
from draagvlak.capabilities.support.actions.undoing import undo_step
from draagvlak.capabilities.support.models import Body, Office
from draagvlak.capabilities.support.queries.layers import overview
from draagvlak.capabilities.support.queries.renewing import Newcomer, Renewal, preview_of, recognised, sitting
from tests.factories.people import add_contact, add_someone

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 1)
EVE = date(2026, 8, 31)


def seats():
    rows = Office.objects.order_by("person__name", "pk")
    return list(rows.values_list("person__name", "since", "until"))


def layers_of(name):
    rows = Membership.objects.filter(person__name=name).order_by("pk")
    return list(rows.values_list("layers", "since", "until"))


def everything():
    """All rows of the network's people and of the ledger, without versions and histories."""
    found = {}
    for model in (Person, Membership, Body, Office):
        for row in serializers.serialize("python", model.objects.order_by("pk")):
            found[row["model"], row["pk"]] = {part: v for part, v in row["fields"].items() if part != "version"}
    return found


def test_a_body_stands_in_the_layer_of_its_kind(house):
    kinds = ("college", "management_team", "team_leaders", "team", "partner_board")
    layers = [house.body(kind).layer for kind in kinds]
    assert layers == ["political", "management", "team_leader", "colleague", "partner_organisation"]
    assert house.body("other", "Adviesraad", layer="political").layer == "political"
    assert house.body("bcsd").name == "bijzonder comité voor de sociale dienst (BCSD)"


def test_changed_removed_and_taken_back(house):
    body = house.body(name="College")
    change_body(*house.who, (body.pk, 1), {"kind": "college", "name": "Schepencollege"}, "a-step-to-change")
    assert Body.objects.get().name == "Schepencollege"
    undo_step(*house.who, "a-step-to-change")
    assert Body.objects.get().name == "College"
    house.sits(body, add_someone(house.network, "An"))
    before = everything()
    remove_body(*house.who, body.pk, "a-step-to-remove")
    assert (Body.objects.count(), Office.objects.count()) == (0, 0)
    undo_step(*house.who, "a-step-to-remove")
    assert everything() == before


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "college", "name": "College"}, "body-twice"),
        ({"kind": "council", "name": "85.07.30-033.28"}, "register-number"),
        ({"kind": "council", "since": ON, "until": EVE}, "before"),
    ],
)
def test_what_is_no_body_of_its_own_is_refused(house, told, code):
    house.body(name="College")
    with pytest.raises(RefusedError) as refused:
        note_body(*house.who, told, house.step())
    assert refused.value.code == code


def test_a_body_with_evidence_stays_and_keeps_its_layer(house):
    body = house.body(name="College")
    house.note(body)
    with pytest.raises(RefusedError) as refused:
        remove_body(*house.who, body.pk, house.step())
    assert refused.value.code == "has-evidence"
    with pytest.raises(RefusedError) as refused:
        change_body(*house.who, (body.pk, 1), {"kind": "management_team", "name": "MAT"}, house.step())
    assert refused.value.code == "other-layer"


def test_who_is_seated_comes_to_stand_in_the_layer(house):
    body, an = house.body(), add_someone(house.network, "An", ("colleague",))
    seat_somebody(*house.who, body.pk, Seated(an.pk, function="schepen", since=ON), "a-step-to-seat-one")
    assert layers_of("An") == [(["colleague"], None, EVE), (["colleague", "political"], ON, None)]
    seat_somebody(*house.who, body.pk, Seated(name="Bo Nieuw", function="schepen"), "a-step-to-seat-two")
    assert layers_of("Bo Nieuw") == [(["political"], None, None)]
    assert seats() == [("An", ON, None), ("Bo Nieuw", None, None)]
    undo_step(*house.who, "a-step-to-seat-two")
    undo_step(*house.who, "a-step-to-seat-one")
    assert (seats(), layers_of("An"), layers_of("Bo Nieuw")) == ([], [(["colleague"], None, None)], [])


def test_a_newcomer_whom_somebody_met_since_stays(house):
    body = house.body()
    office = seat_somebody(*house.who, body.pk, Seated(name="Bo Nieuw"), "a-step-to-seat-two")
    add_contact(house.network, office.person)
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*house.who, "a-step-to-seat-two")
    assert Person.objects.filter(name="Bo Nieuw").exists()


def test_nobody_sits_twice_and_nobody_from_tomorrow_on(house):
    body, an = house.body(), add_someone(house.network, "An")
    seat_somebody(*house.who, body.pk, Seated(an.pk), house.step())
    for seated, code in (
        (Seated(an.pk), "sits-already"),
        (Seated(), "no-name"),
        (Seated(0), "no-name"),
        (Seated(name="Bo", since=date(2026, 11, 25)), "not-yet"),
        (Seated(name="Bo", since=ON, until=EVE), "before"),
        (Seated(name="85.07.30-033.28"), "register-number"),
    ):
        with pytest.raises(RefusedError) as refused:
            seat_somebody(*house.who, body.pk, seated, house.step())
        assert refused.value.code == code


def test_who_leaves_a_body_leaves_the_layer_unless_another_keeps_them(house):
    college, council = house.body(), house.body("council")
    an = add_someone(house.network, "An", ("political",))
    first, second = house.sits(college, an), house.sits(council, an)
    change_office(*house.who, (first.pk, 1), Seated(until=EVE), house.step())
    assert layers_of("An") == [(["political"], None, None)]
    change_office(*house.who, (second.pk, 1), Seated(until=EVE), "a-step-to-leave-it")
    assert layers_of("An") == [(["political"], None, EVE), ([], ON, None)]
    undo_step(*house.who, "a-step-to-leave-it")
    assert layers_of("An") == [(["political"], None, None)]
    remove_office(*house.who, second.pk, "a-step-to-remove")
    assert Office.objects.count() == 1
    undo_step(*house.who, "a-step-to-remove")
    assert Office.objects.count() == 2


@pytest.fixture
def elected(house):
    """A college of three that gave a budget; An stays, Bo and Cis go, Dirk is known already and Els is new."""
    house.people = {name: add_someone(house.network, name, ("political",)) for name in ("An", "Bo", "Cis")}
    house.people["Dirk"] = add_someone(house.network, "Dirk Bekend", ("colleague",))
    house.college = house.body()
    for name in ("An", "Bo"):
        house.sits(house.college, house.people[name])
    house.sits(house.college, house.people["Cis"])
    house.note(house.college, on=date(2026, 6, 1))
    lines = [("Dirk Bekend", "schepen"), ("Els Nieuw", "")]
    house.renewal = Renewal(ON, frozenset({house.people["An"].pk}), recognised(house.network, lines))
    return house


def test_in_one_step_some_leave_and_others_come(elected):
    house = elected
    assert house.renewal.coming == (Newcomer("Dirk Bekend", "schepen", house.people["Dirk"].pk), Newcomer("Els Nieuw"))
    seen = preview_of(house.network, house.college, house.renewal)
    assert (sorted(seen.leaving.values()), list(seen.staying.values())) == (["Bo", "Cis"], ["An"])
    assert (seen.before.level, seen.after.level, seen.after.unknown) == (3, None, 2)
    before = everything()
    renew_body(*house.who, (house.college.pk, 1), house.renewal, "a-step-to-renew-it")
    assert seats() == [
        ("An", None, None),
        ("Bo", None, EVE),
        ("Cis", None, EVE),
        ("Dirk Bekend", ON, None),
        ("Els Nieuw", ON, None),
    ]
    assert layers_of("Bo") == [(["political"], None, EVE), ([], ON, None)]
    assert layers_of("Dirk Bekend") == [(["colleague"], None, EVE), (["colleague", "political"], ON, None)]
    level = house.level()
    assert (level.level, level.known, level.unknown) == (None, 1, 2)
    assert vars(level) == vars(seen.after) | {"shown_by": level.shown_by}
    political = next(one for one in overview(house.network, True, True).layers if one.layer == "political")
    said = "Sinds 1 september 2026 zitten er nieuwe mensen. Daarvoor gold: “geeft er middelen voor”."
    assert said in " ".join(political.remarks)
    undo_step(*house.who, "a-step-to-renew-it")
    assert everything() == before
    assert house.level().level == 3


def test_sent_twice_it_is_done_once_and_the_second_who_changes_it_is_told(elected):
    house = elected
    at = (house.college.pk, 1)
    renew_body(*house.who, at, house.renewal, "a-step-to-renew-it")
    with pytest.raises(SentBeforeError):
        renew_body(*house.who, at, house.renewal, "a-step-to-renew-it")
    with pytest.raises(ChangedMeanwhileError):
        renew_body(*house.who, at, house.renewal, "another-step-to-renew")
    assert len(seats()) == 5


def test_where_nobody_said_who_sat_there_everybody_of_the_layer_did(house):
    an, bo = (add_someone(house.network, name, ("political",)) for name in ("An", "Bo"))
    college = house.body()
    house.note(college, on=date(2026, 6, 1))
    assert sitting(house.network, college) == {an.pk: "An", bo.pk: "Bo"}
    renew_body(*house.who, (college.pk, 1), Renewal(ON, frozenset({an.pk}), ()), house.step())
    assert seats() == [("An", None, None), ("Bo", None, EVE)]
    assert (house.level().level, house.level().unknown) == (3, 0)


def test_it_does_not_reach_before_who_sat_there_began(elected):
    house = elected
    Office.objects.filter(person__name="Bo").update(since=ON)
    with pytest.raises(RefusedError) as refused:
        renew_body(*house.who, (house.college.pk, 1), house.renewal, house.step())
    assert refused.value.code == "before-office"
    assert len(seats()) == 3


def test_every_table_of_the_ledger_belongs_to_an_authority():
    for model in apps.get_app_config("support").get_models():
        assert "authority" in {field.name for field in model._meta.fields}
