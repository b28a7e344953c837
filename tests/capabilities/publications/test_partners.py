"""Partners, and whether those are there that the rules want."""

import pytest

from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.network.models import Organisation, Partnering
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.actions import partners as actions
from draagvlak.capabilities.publications.actions.partners import Partner
from draagvlak.capabilities.publications.actions.undoing import undo_step
from draagvlak.capabilities.publications.models import Signature
from draagvlak.capabilities.publications.queries.partners import composition, composition_of
from draagvlak.capabilities.publications.readers.schemes import scheme_of
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
LOCAL, SUPRA = scheme_of("local-2027-2032"), scheme_of("supra-local-2027-2032")


def told(found):
    return [(one.wanted.fact, one.municipality, one.by) for one in found.needed]


def test_one_service_may_be_several_partners(desk):
    free_time = Partner("Dienst vrije tijd", fulfils=("culture", "youth", "sport", "bestaat-niet"))
    actions.add_partner(*desk.who, desk.note.pk, free_time, desk.step())
    found = composition_of(desk.network, LOCAL, desk.note)
    whole = ("Dienst vrije tijd",)
    by = [("culture", "", whole), ("youth", "", whole), ("sport", "", whole), ("ocmw", "", ()), ("association", "", ())]
    assert told(found) == by
    assert [one.wanted.fact for one in found.missing] == ["ocmw", "association"]


def test_of_several_municipalities_each_has_its_own():
    partners = [
        Signature(partner="OCMW Duffel", municipality="Duffel", fulfils=["ocmw"]),
        Signature(partner="Dienst sport", fulfils=["sport"]),
        Signature(partner="Welzijnsschakel", fulfils=["association"]),
    ]
    found = composition(SUPRA, partners, ["Duffel", "Lier"])
    assert [one.municipality for one in found.needed] == ["Duffel", "Lier"] * 4 + [""]
    assert [(one.wanted.fact, one.municipality) for one in found.needed if one.by] == [
        ("ocmw", "Duffel"),
        ("association", ""),
    ]
    assert found.astray == ("Dienst sport",)


def test_all_organisations_of_the_network_at_once(desk):
    lier = Municipality.objects.get(name="Lier")
    desk.network.municipalities.add(lier)
    add_someone(desk.network, organisation="Bib")
    club = Organisation.objects.create(authority=desk.authority, name="Club", municipality="Lier")
    Partnering.objects.create(authority=desk.authority, network=desk.network, organisation=club)
    step = desk.step()
    assert actions.add_partners(*desk.who, desk.note.pk, step) == 2
    assert actions.add_partners(*desk.who, desk.note.pk, desk.step()) == 0
    rows = list(Signature.objects.order_by("partner").values_list("partner", "municipality", "organisation"))
    assert rows == [("Bib", "", None), ("Club", "Lier", club.pk)]
    undo_step(*desk.who, step)
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Partner("Bib"), "partner-twice"),
        (Partner("Club", municipality="Gent"), "no-place"),
        (Partner("Club", name="An 85.07.30-033.28"), "register-number"),
    ],
)
def test_what_is_not_kept(desk, wrong, code):
    actions.add_partner(*desk.who, desk.note.pk, Partner("Bib"), desk.step())
    with pytest.raises(RefusedError) as refused:
        actions.add_partner(*desk.who, desk.note.pk, wrong, desk.step())
    assert refused.value.code == code
    assert Signature.objects.count() == 1


def test_who_may_not_see_names_leaves_them_as_they_are(desk):
    made = actions.add_partner(*desk.who, desk.note.pk, Partner("Bib", name="An", function="bibliothecaris"), "s" * 20)
    actions.change_partner(*desk.who, (made.pk, 1), Partner("Bibliotheek", name=None, function=None), desk.step())
    row = Signature.objects.get()
    assert (row.partner, row.name, row.function) == ("Bibliotheek", "An", "bibliothecaris")
