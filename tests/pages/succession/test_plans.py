"""A director who leaves: from what hangs on them to the booklet, as somebody goes through the pages."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.models import Contact, Meeting
from draagvlak.capabilities.succession.models import Leaving, TakeOver
from tests.factories import NetworkFactory, SeatFactory
from tests.factories.people import add_contact, add_someone

pytestmark = pytest.mark.django_db
OVERVIEW, ONE = 10, 8


def test_it_works(hands):
    page = hands.text("plan")
    assert "Er loopt geen plan." in page
    assert "Naar het bestuur loopt alles via Jo Arm, Lies Regisseur en Bart Burgemeester." in page
    answer = hands.send("begin", person=hands.lies.pk, leaves_on="2027-03-01", successor="", words="De ouders")
    leaving = Leaving.objects.get()
    assert answer.redirect_chain[-1][0] == hands.to("one", leaving.pk)
    page = hands.text("one", leaving.pk)
    assert "Breng Bo Collega en Jo Arm samen. Lies Regisseur kent hen allebei, en gaat mee." in page
    row = TakeOver.objects.earliest("pk")
    answer = hands.send("planned", row.pk, on="2026-12-01", starts="10:00", ends="11:00", place="Café")
    assert "Gepland op 1 december 2026." in hands.text("one", leaving.pk)
    assert Meeting.objects.get().place == "Café"
    hands.undo(answer)
    assert not Meeting.objects.exists()
    answer = hands.send("finished", row.pk, on="2026-11-24", is_noted="on")
    assert "Gedaan op 24 november 2026." in hands.text("one", leaving.pk)
    assert "1 van 2 overgedragen." in hands.text("plan")
    count = Contact.objects.count()
    hands.undo(answer)
    assert Contact.objects.count() == count - 1
    hands.send("add", leaving.pk, role="Trekker sport", successor=hands.bo.pk)
    assert "Trekker sport: Bo Collega neemt dit over." in hands.text("one", leaving.pk)
    hands.send("handed", row.pk, successor=hands.cas.pk, introducer=hands.bo.pk)
    assert "Breng Cas Collega en Jo Arm samen. Bo Collega kent hen allebei." in hands.text("one", leaving.pk)
    assert "Trekker sport" in hands.text("booklet", leaving.pk)
    paper = hands.see("booklet_pdf", leaving.pk)
    assert paper.content.startswith(b"%PDF")
    assert paper["Content-Disposition"] == 'attachment; filename="net-overdracht.pdf"'
    answer = hands.client.post(hands.to("drop", row.pk), follow=True)
    assert "Jo Arm" not in hands.text("one", leaving.pk).split("<main")[1].split("note")[-1]
    hands.undo(answer)
    hands.client.post(hands.to("close", leaving.pk))
    assert "Dit plan is afgerond op 24 november 2026." in hands.text("one", leaving.pk)
    hands.client.post(hands.to("close", leaving.pk), {"open": "1"})
    assert "Rond dit plan af" in hands.text("one", leaving.pk)
    hands.send("change", leaving.pk, successor=hands.cas.pk, leaves_on="", words="anders")
    assert "Cas Collega komt in de plaats." in hands.text("one", leaving.pk)


def test_what_was_done_makes_the_report_anew(hands):
    hands.report()
    row = hands.leaves().takeovers.first()
    hands.send("finished", row.pk, on="2026-11-24", is_noted="on")
    assert StoredReport.objects.get().as_of.year == 1


def test_looking_again_says_what_came(hands):
    leaving = hands.leaves()
    look = hands.to("look_again", leaving.pk)
    assert "Er kwam geen band bij" in hands.client.post(look, follow=True).content.decode()
    add_contact(hands.network, hands.lies, add_someone(hands.network, "Nieuw", ("association",)))
    answer = hands.client.post(look, follow=True)
    assert "Er kwam 1 contact bij." in answer.content.decode()
    assert leaving.takeovers.count() == 3
    hands.undo(answer)
    assert leaving.takeovers.count() == 2


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"person": ""}, "Dit veld is verplicht."),
        ({"leaves_on": "31/02/2027"}, "Deze dag bestaat niet."),
        ({"words": "85.07.30-033.28"}, "Hierin staat een rijksregisternummer."),
    ],
)
def test_what_is_not_kept_is_told_and_what_was_typed_stays(hands, said, told):
    answer = hands.send("begin", **{"person": hands.lies.pk, "words": "wat ik typte"} | said)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "wat ik typte" in answer.content.decode() or "words" in said
    assert not Leaving.objects.exists()


def test_hours_come_in_pairs(hands):
    row = hands.leaves().takeovers.first()
    for said, told in (
        ({"starts": "10:00"}, "Vul beide uren in"),
        ({"starts": "10:00", "ends": "09:00"}, "Het einde komt voor het begin."),
        ({"on": "2026-01-01"}, "Deze dag is voorbij."),
    ):
        answer = hands.send("planned", row.pk, **{"on": "2026-12-01"} | said)
        assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_who_was_second_sees_both_texts(hands):
    leaving = hands.leaves(words="eerst")
    hands.send("change", leaving.pk, words="van een ander")
    key = {"key": "a-key-that-is-long-enough", "version": "1"}
    answer = hands.client.post(hands.to("change", leaving.pk), {**key, "words": "van mij"})
    assert answer.status_code == 409
    assert "van een ander" in answer.content.decode()
    assert "van mij" in answer.content.decode()


def test_empty_states(client, hands):
    with inside(hands.authority):
        empty = NetworkFactory(authority=hands.authority, slug="leeg", frozen_on=hands.network.frozen_on)
        client.force_login(SeatFactory(network=empty).role.user)
    page = client.get(hands.to("plan").replace("/net/", "/leeg/")).content.decode()
    assert "We weten niet wie de regisseur van dit netwerk is." in page
    assert "We kennen nog te weinig banden." in page
    assert "Niemand wordt door maar één iemand gekend." in page


def test_only_the_director_opens_it(hands):
    leaving = hands.leaves()
    row = leaving.takeovers.first()
    for kind in ("administrator", "colleague", "partner", "leader", "politician"):
        hands.as_role(kind)
        pages = (("plan",), ("begin",), ("one", leaving.pk), ("booklet", leaving.pk), ("booklet_pdf", leaving.pk))
        assert [hands.see(*page).status_code for page in pages] == [404] * 5
        assert hands.client.post(hands.to("drop", row.pk)).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_as_many_queries_however_many_rows(hands, many, django_assert_num_queries):
    for number in range(many - 1):
        one = add_someone(hands.network, f"Nog iemand {number}", ("partner_organisation",))
        add_contact(hands.network, hands.lies, one)
        hands.leaves(one)
    leaving = hands.leaves()
    hands.report()
    for name, more, queries in (("plan", (), OVERVIEW), ("one", (leaving.pk,), ONE)):
        hands.see(name, *more)
        with django_assert_num_queries(queries):
            hands.see(name, *more)
