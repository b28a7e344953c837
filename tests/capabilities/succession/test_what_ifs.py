"""The report before and after, kept only when wanted."""

import pytest

from draagvlak.capabilities.network.models import Contact, Membership
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.succession.actions.undoing import undo_what_if
from draagvlak.capabilities.succession.actions.what_ifs import drop_what_if, keep_what_if
from draagvlak.capabilities.succession.models import WhatIf
from draagvlak.capabilities.succession.queries.falling import falling
from draagvlak.capabilities.succession.queries.kept import kept_shown
from draagvlak.capabilities.succession.queries.what_ifs import Wondered, answer_to, places_in, whom_to_wonder
from draagvlak.capabilities.succession.readers import facts_in
from tests.capabilities.succession.conftest import DAY
from tests.factories.people import add_contact, add_someone

pytestmark = pytest.mark.django_db


def ask(home, wonder, person=None, *places):
    return answer_to(home.network, home.report(), Wondered(wonder, person and person.pk, places))


def test_without_the_director_nobody_reaches_the_board(home):
    found = ask(home, "gone", home.lies)
    assert found.sentences == [
        "Van “hangt aan jou” naar “hangt nog los”.",
        "Naar de collega’s: van 1 weg naar geen weg.",
        "Naar het bestuur: van 1 weg naar geen weg.",
    ]
    assert found.after["director"]["id"] is None
    assert found.as_of == DAY


def test_three_months_away(home):
    found = ask(home, "away", home.lies)
    assert found.sentences == [
        "Zolang Lies Regisseur weg is: naar de collega’s van 1 weg naar geen weg.",
        "Zolang Lies Regisseur weg is: naar het bestuur van 1 weg naar geen weg.",
        "Daarna zijn de wegen zoals nu.",
    ]
    assert found.after["as_of"] == "2027-02-23"


def test_an_alderman_gone_leaves_a_layer_of_nobody(home):
    found = ask(home, "gone", home.mayor)
    assert found.sentences == ["Van het bestuur kennen we dan niemand meer."]
    assert [path["with_director"] for path in found.after["anchoring"]["paths"]] == [1, None, None, None]


def test_municipalities_that_become_one(home):
    for person, place in ((home.mayor, "Aalst"), (home.bo, "Boom"), (home.poor, "Boom")):
        person.municipality = place
        person.save()
    assert places_in(home.network) == ["Aalst", "Boom"]
    found = ask(home, "merger", None, "Aalst", "Boom")
    assert facts_in(found.before).places.keys() == {"Aalst", "Boom"}
    assert facts_in(found.after).places == {}
    assert ask(home, "merger", None, "Aalst", "Elders") is None
    assert ask(home, "gone", None) is None


def test_nothing_is_kept_unless_wanted(home):
    rows = Contact.objects.count(), Membership.objects.count()
    found = ask(home, "gone", home.lies)
    assert (Contact.objects.count(), Membership.objects.count(), WhatIf.objects.count()) == (*rows, 0)
    step = home.step()
    kept = keep_what_if(*home.who, found, "Voor de directeur", step)
    assert kept_shown(kept).rows == [("de collega’s", "1 weg", "geen weg"), ("het bestuur", "1 weg", "geen weg")]
    assert "Lies" not in str(kept.found)
    undo_what_if(*home.who, step)
    assert not WhatIf.objects.exists()
    kept = keep_what_if(*home.who, found, "", home.step())
    step = home.step()
    drop_what_if(*home.who, kept.pk, step)
    assert not WhatIf.objects.exists()
    undo_what_if(*home.who, step)
    assert WhatIf.objects.get().found == kept.found
    with pytest.raises(RefusedError, match="register-number"):
        keep_what_if(*home.who, found, "85.07.30-033.28", home.step())


def test_whom_one_wonders_about(home):
    assert [(layer, [name for _key, name in people]) for layer, people in whom_to_wonder(home.network)] == [
        ("director", ["Lies Regisseur"]),
        ("political", ["Bart Burgemeester"]),
        ("colleague", ["Bo Collega", "Cas Collega"]),
    ]


def test_who_objected_is_nowhere(home):
    add_someone(home.network, "Ger Bezwaar", ("colleague",), objected_on=DAY)
    zaal = add_someone(home.network, "Zaal", ("partner_organisation",), objected_on=DAY)
    add_contact(home.network, home.lies, zaal, on=DAY)
    assert "Ger Bezwaar" not in str(whom_to_wonder(home.network))
    assert "Zaal" not in [row.name for row in falling(home.user, home.network, "x").only_known]
    assert "Zaal" not in [row.person.name for row in home.leaves().takeovers.all()]


def test_what_hangs_on_few(home):
    found = falling(home.user, home.network, "a")
    assert [one.sentence for one in found.bridges] == [
        "Naar de collega’s loopt alles via Jo Arm, Lies Regisseur en Bo Collega. "
        "Valt één van hen weg, dan is er geen weg meer.",
        "Naar het bestuur loopt alles via Jo Arm, Lies Regisseur en Bart Burgemeester. "
        "Valt één van hen weg, dan is er geen weg meer. Voor het bestuur kennen we maar één persoon.",
    ]
    assert [(one.name, one.by) for one in found.only_known] == [
        ("Jo Arm", "Lies Regisseur"),
        ("Ria Club", "Lies Regisseur"),
    ]
    home.decided()
    whole = falling(home.user, home.network, "a")
    assert [(one.name, one.by) for one in whole.only_known] == [
        ("Cas Collega", "Bo Collega"),
        ("Jo Arm", "Lies Regisseur"),
        ("Ria Club", "Lies Regisseur"),
    ]
    assert (found.is_whole, whole.is_whole) == (False, True)
