"""A plan from a file, in the pages: chosen, looked at, changed, read in, and taken back; and a plan as a file."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.policy.models import Action, Plan
from tests.factories import AuthorityFactory
from tests.factories.plans import Planning, add_action, add_plan

pytestmark = pytest.mark.django_db
FILE = """Beleidsdoelstelling;Actieplan;Actie;2026 uitgave
BD1: Iedereen doet mee;AP1.1: Cultuur;AC1 UiTPAS;12.500,00
;;AC2 Bus;12,500
Totaal;;;12.500
"""
NEW = {"kind": "multi_year", "name": "MJP", "first_year": "2026", "last_year": "2031"}


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Planning(authority, client)


def choose(hands, text=FILE, name="mijn_plan.csv"):
    file = SimpleUploadedFile(name, text.encode())
    return hands.client.post(hands.to("bring"), {"file": file}, follow=True)


def asked():
    """What the form about the columns sends back as it was proposed."""
    found = {}
    for at, table in enumerate(Upload.objects.latest("pk").mapping["tables"]):
        found[f"t{at}"] = "yes" if table["is_read"] else "no"
        found |= {f"t{at}-c{column['index']}": column["field"] for column in table["columns"]}
    return found


def confirm(hands, **said):
    token = Upload.objects.latest("pk").token
    into = said.get("into", "new")
    sent = {"key": "k" * 20, "seen": into, "into": into} | asked() | said
    return hands.client.post(hands.to("confirm", token), sent, follow=True)


def test_first_seen_then_in_then_out_again(hands):
    page = " ".join(choose(hands).content.decode().split())
    assert "We lazen 2 van 3 rijen. 1 rij vraagt je aandacht." in page
    assert "1 doelstelling, 1 actieplan en 2 acties" in page
    assert "mijn_plan, rij 4:</strong> ‘Totaal’ telt andere rijen op." in page
    assert "rij 3:</strong> ‘12,500’ in kolom ‘2026 uitgave’ is geen bedrag" in page
    assert (Plan.objects.count(), 'value="mijn plan"' in page) == (0, True)
    answer = confirm(hands, **NEW)
    assert "Je plan staat erin." in answer.content.decode()
    assert (Plan.objects.get().name, Action.objects.count()) == ("MJP", 2)
    token = Upload.objects.get().token
    answer = hands.client.post(hands.to("undo_bring", token), follow=True)
    assert "Je plan is weer zoals voordien." in answer.content.decode()
    assert Plan.objects.count() == 0
    assert "ongedaan gemaakt" in hands.text("bring")


def test_a_column_that_means_something_else_is_looked_at_again_before_it_comes_in(hands):
    choose(hands)
    answer = confirm(hands, **NEW, **{"t0-c3": "planned_receipt:2027"})
    assert "Kijk het nog eens na" in answer.content.decode()
    assert Plan.objects.count() == 0
    confirm(hands, **NEW)
    assert Action.objects.get(code="AC1").amounts.get().planned_receipt == 12500


def test_a_newer_version_goes_into_the_plan_that_it_is_of(hands):
    choose(hands)
    confirm(hands, **NEW)
    page = " ".join(choose(hands, FILE.replace("UiTPAS", "UiTPAS voor iedereen")).content.decode().split())
    assert "Dit doet je bestand met ‘MJP’" in page
    assert "Anders: 1 actie. Al hetzelfde: 1 actie." in page
    assert "AC1 UiTPAS: titel" in page
    plan = Plan.objects.get()
    answer = confirm(hands, into=str(plan.pk), seen="new")
    assert "Je koos een ander plan." in answer.content.decode()
    confirm(hands, into=str(plan.pk))
    assert list(Action.objects.values_list("title", flat=True).order_by("code")) == ["UiTPAS voor iedereen", "Bus"]
    assert Plan.objects.count() == 1


def test_what_a_new_plan_needs_is_asked_and_what_was_typed_stays(hands):
    choose(hands)
    answer = confirm(hands, kind="multi_year", name="", first_year="2026", last_year="2031")
    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    add_plan(hands.network, name="MJP")
    answer = confirm(hands, **NEW)
    assert (answer.status_code, "Er is al een plan met deze naam" in answer.content.decode()) == (422, True)


def test_sent_twice_it_comes_once(hands):
    choose(hands)
    sent = asked()
    for _twice in range(2):
        token = Upload.objects.get().token
        hands.client.post(hands.to("confirm", token), {"key": "k" * 20, "seen": "new", "into": "new"} | sent | NEW)
    assert (Plan.objects.count(), Action.objects.count()) == (1, 2)


def test_a_file_that_cannot_be_read_says_so(hands):
    answer = choose(hands, "%PDF-1.7", "plan.pdf")
    assert (answer.status_code, "Er is niets bewaard." in answer.content.decode()) == (422, True)
    page = choose(hands, "Naam;Wanneer\nAn;3/3/2026\n").content.decode()
    assert "In dit bestand vonden we nog geen doelstellingen of acties." in page
    hands.client.post(hands.to("drop", Upload.objects.get().token))
    assert "Dit bestand is weg." in hands.text("preview", Upload.objects.get().token)


def test_a_plan_leaves_as_a_sheet(hands):
    action = add_action(add_plan(hands.network, name="MJP"), title="=UiTPAS")
    hands.as_role("politician")
    answer = hands.see("save", action.action_plan.objective.plan_id)
    assert 'filename="mjp.xlsx"' in answer["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[1]][1:7] == [
        "Code beleidsdoelstelling", "Beleidsdoelstelling", "Code actieplan", "Actieplan", "Code actie", "Actie",
    ]  # fmt: skip
    assert (sheet["G4"].value, sheet["G4"].data_type) == ("'=UiTPAS", "s")
