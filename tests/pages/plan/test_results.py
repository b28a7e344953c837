"""Results and indicators as a director notes them in the pages, and as others read them."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from draagvlak.capabilities.policy.models import ActionResult, Indicator, Measurement, Result
from draagvlak.pages.plan.views.results import of_action
from tests.factories.policy import ActionFactory, IndicatorFactory, MeasurementFactory, ResultFactory

pytestmark = pytest.mark.django_db


def test_it_works(hands):
    assert "Nog geen resultaten. Noteer het eerste" in hands.text("results")
    action = ActionFactory(network=hands.network, code="1.1.1")
    answer = hands.send("note_result", title="De pas bestaat", on="01/06/2026", cost="12.500,50", source="Jaarverslag")
    assert "1 hangt aan geen actie. Dat mag" in hands.text("results")
    row = Result.objects.get()
    assert "Het kostte € 12.500,50." in hands.text("result", row.pk)
    answer = hands.send("link_result", row.pk, action=action.pk)
    assert ">1.1.1 Een pas voor iedereen</a>" in hands.text("results")
    assert "Elk resultaat hangt aan een actie." in " ".join(
        hands.client.get(hands.to("results") + "?zonder=actie").content.decode().split()
    )
    assert "Verbonden sinds 24 november 2026. Gezegd door: netwerkregisseur." in hands.text("result", row.pk)
    link = ActionResult.objects.get()
    answer = hands.press("unlink_result", row.pk, link.pk)
    assert "van 24 november 2026 tot en met 24 november 2026." in hands.text("result", row.pk)
    hands.press("unlink_result", row.pk, link.pk)  # a second click
    assert ">1.1.1 Een pas" in " ".join(hands.undo(answer).content.decode().split())
    assert ActionResult.objects.get().until is None
    hands.send("make_indicator", name="Gezinnen", of=f"r{row.pk}", kind="count", direction="up", target="1.200")
    indicator = Indicator.objects.get()
    hands.send("measure", indicator.pk, on="2026-06-01", value="1.000,5", source="Kassa")
    assert "Op 1 juni 2026: 1.000,5. Doel: 1.200. Nog 199,5 te gaan." in hands.text("result", row.pk)
    answer = hands.press("remove_measurement", Measurement.objects.get().pk)
    assert "Nog geen meting." in hands.text("indicator", indicator.pk)
    hands.undo(answer)
    assert Measurement.objects.get().value == Decimal("1000.5")
    assert "Het resultaat blijft." in hands.press("remove_result", row.pk).content.decode()


def test_the_same_form_sent_twice_notes_once(hands):
    key = re.search(r'name="key" value="([^"]+)"', hands.see("note_result").content.decode())[1]
    said = {"title": "De pas", "on": "2026-06-01", "key": key}
    answers = [hands.client.post(hands.to("note_result"), said) for _each in range(2)]
    assert {answer.url for answer in answers} == {hands.to("results")}
    assert Result.objects.count() == 1


def test_somebody_else_was_first_and_both_texts_stand_there(hands):
    row = hands.result(cost=Decimal(1000))
    shown = hands.see("change_result", row.pk).content.decode()
    hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown))
    hands.send("change_result", row.pk, title="De pas werkt", on="2026-06-01", cost="2.000")
    answer = hands.client.post(
        hands.to("change_result", row.pk), hidden | {"title": "Mijn woorden", "on": "2026-06-01", "cost": "3.000,5"}
    )
    text = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in text for words in ("Mijn woorden", "De pas werkt", "3.000,5", "2.000"))


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("participation", {"value": "An Peeters, Bo Claes"}, "Hier komt alleen een aantal."),
        ("participation", {"value": "3,5"}, "Mensen tellen we in hele getallen"),
        ("participation", {"source": "An;Bo;Cé"}, "Bij deelnames bewaren we alleen aantallen."),
        ("count", {"value": "twaalf"}, "Dit is geen getal. Typ het zo: 12.500,50."),
        ("count", {"value": "85073003328"}, "Hierin staat een rijksregisternummer."),
        ("count", {"value": ""}, "Dit veld is verplicht."),
        ("count", {"source": ""}, "Dit veld is verplicht."),
        ("count", {"on": "31/02/2026"}, "Deze dag bestaat niet."),
    ],
)
def test_what_is_not_kept_is_told_and_what_was_typed_stays(hands, kind, said, told):
    of = IndicatorFactory(network=hands.network, kind=kind)
    answer = hands.send("measure", of.pk, **{"on": "2026-06-01", "value": "12", "source": "Kassa"} | said)
    text = answer.content.decode()
    assert (answer.status_code, Measurement.objects.count()) == (422, 0)
    assert told in text
    assert all(f'value="{typed}"' in text for part, typed in said.items() if typed and part != "on")


def test_fewer_than_five_people_are_nowhere_for_a_leader(hands):
    of = IndicatorFactory(network=hands.network, kind="participation", baseline=3, target=40)
    for value, month in ((27, 1), (4, 2)):
        MeasurementFactory(indicator=of, value=value, on=date(2026, month, 1))
    small = Measurement.objects.get(value=4)
    assert hands.see("measurement", small.pk).status_code == 200
    assert "4 deelnames" in hands.text("indicator", of.pk)
    hands.sign_in("leader")
    assert hands.see("measurement", small.pk).status_code == 404
    assert hands.press("remove_measurement", small.pk).status_code == 404
    for page in ("indicator", "indicators", "result"):
        where = () if page == "indicators" else (of.pk if page == "indicator" else of.result_id,)
        text = hands.text(page, *where)
        assert "minder dan 5 deelnames" in text
        assert not re.search(r"\b[34] deelnames", text)
    book = load_workbook(BytesIO(hands.see("indicators_file").content))
    cells = [[cell.value for cell in row] for row in book["Metingen"].iter_rows(min_row=2)]
    assert [row[2] for row in cells] == [27, "minder dan 5"]
    assert book["Indicatoren"]["F2"].value == "minder dan 5"
    assert 'name="baseline"' not in hands.see("change_indicator", of.pk).content.decode()
    hands.send(
        "change_indicator", of.pk, name="Nieuw", of=f"r{of.result_id}", kind="participation", direction="up", target="9"
    )
    of.refresh_from_db()
    assert (of.name, of.baseline, of.target) == ("Nieuw", Decimal(3), Decimal(9))


@pytest.mark.parametrize("page", ["results", "result", "indicators", "indicator"])
def test_a_fixed_number_of_queries(hands, page):
    first = ResultFactory(network=hands.network)

    def add():
        result = ResultFactory(network=hands.network)
        action = ActionFactory(network=hands.network)
        for of in (first, result):
            ActionResult.objects.create(
                authority=hands.authority, action=action, result=of, since=date(2026, 1, 1), by=hands.user
            )
        MeasurementFactory(indicator=IndicatorFactory(network=hands.network, result=first))
        MeasurementFactory(indicator=Indicator.objects.first(), on=date(2026, 1, Measurement.objects.count() + 1))

    add()
    where = {"result": first.pk, "indicator": Indicator.objects.first().pk}
    where = [where[page]] if page in where else []

    def counted():
        with CaptureQueriesContext(connection) as queries:
            assert hands.see(page, *where).status_code == 200
        return len(queries)

    counted()
    once = counted()
    add(), add()
    assert counted() == once


def test_what_came_of_an_action_stands_on_its_page(hands, rf):
    action, made = ActionFactory(network=hands.network), hands.result(text="Een tekst")
    ActionResult.objects.create(authority=hands.authority, action=action, result=made, since=date(2026, 1, 1))
    IndicatorFactory(network=hands.network, result=None, action=action, name="Passen")
    request = rf.get("/")
    request.user, request.authority, request.network = hands.user, hands.authority, hands.network
    text = render_to_string("plan/of_action.html", of_action(request, action), request)
    assert "De pas bestaat" in text
    assert "Passen" in text
