"""What the director says of the public page: seen first, taken back, and no one else's to change."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import make_aware

from draagvlak.capabilities.network.models import Organisation
from draagvlak.capabilities.public_pages.models import OpenActivity, PublicPage, ShownPartner, ShownResult
from tests.factories.meetings import MeetingFactory
from tests.factories.people import add_someone
from tests.factories.policy import ResultFactory
from tests.factories.public_pages import activity_in, story_in

pytestmark = pytest.mark.django_db
OFF = {"is_on": "", "purpose": "Iedereen doet mee.", "contact": "", "email": "", "phone": "", "label": "", "hosts": ""}


@pytest.fixture
def director(hands):
    hands.sign_in()
    return hands


def test_a_page_is_switched_on_block_by_block(director):
    PublicPage.objects.all().delete()
    assert "De pagina staat uit" in director.text("settings")
    said = {**OFF, "blocks": ["contact", "purpose"], "phone": "0470 12 34 56", "hosts": "https://www.duffel.be/x\n"}
    director.send("change", **said)
    row = PublicPage.objects.get()
    assert (row.is_on, row.blocks, row.phone) == (False, ["purpose", "contact"], "+32470123456")
    assert row.hosts == ["www.duffel.be"]
    assert director.see("page").status_code == 404
    preview = director.text("preview")
    assert "De pagina is uit: niemand anders ziet dit." in preview
    assert "Iedereen doet mee." in preview
    assert director.see("preview")["Cache-Control"] == "private, no-store"
    answer = director.send("change", **said | {"is_on": "on"})
    assert "Iedereen doet mee." in director.text("page")
    director.undo(answer)
    assert director.see("page").status_code == 404


def test_somebody_else_was_first(director):
    shown = director.see("change").content.decode()
    assert 'name="version" value="1"' in shown
    PublicPage.objects.update(version=2, purpose="Iets anders.")
    answer = director.client.post(director.to("change"), {**OFF, "key": "k" * 20, "version": "1"})
    assert answer.status_code == 409
    assert PublicPage.objects.get().purpose == "Iets anders."
    assert "Iedereen doet mee." in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"hosts": "geen site"}, "Eén van deze sites kennen we niet."),
        ({"hosts": "*.be"}, "Eén van deze sites kennen we niet."),
        ({"hosts": "'self'"}, "Eén van deze sites kennen we niet."),
        ({"hosts": "\n".join(f"s{n}.be" for n in range(11))}, "Noem hoogstens tien sites."),
        ({"phone": "123"}, "Dit is geen telefoonnummer"),
        ({"purpose": "Bel 85.07.30-033.28"}, "Een rijksregisternummer bewaren we nooit."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(director, said, words):
    answer = director.send("change", **OFF | {"contact": "Loket zeven"} | said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Loket zeven" in answer.content.decode()
    assert PublicPage.objects.get().version == 1


def test_partners_are_ticked_and_taken_back(director):
    add_someone(director.network, organisation="De Schakel")
    add_someone(director.network, organisation="Kringwinkel")
    answer = director.send("partners", which="ticked", names=["De Schakel"])
    assert [one.organisation.name for one in ShownPartner.objects.all()] == ["De Schakel"]
    assert Organisation.objects.count() == 1
    again = director.send("partners", which="ticked", names=["De Schakel"])
    assert "Ongedaan maken" not in again.content.decode()
    director.undo(answer)
    assert not ShownPartner.objects.exists()
    director.send("partners", which="all")
    assert "Kringwinkel" in director.text("page")


def test_results_are_ticked_and_looked_at_again(director):
    result, other = ResultFactory.create_batch(2, network=director.network)
    director.send("results", chosen_keys=[str(result.pk), str(other.pk)])
    assert result.title in director.text("page")
    result.title = "Iets anders"
    result.save()
    shown = director.text("results")
    assert "Hun woorden zijn intussen veranderd" in shown
    answer = director.send("results", chosen_keys=[str(result.pk)])
    assert "Iets anders" in director.text("page")
    assert other.title not in director.text("page")
    director.undo(answer)
    assert ShownResult.objects.count() == 2
    assert other.title in director.text("page")
    assert "Iets anders" not in director.text("page")


def test_an_activity_is_made_once_changed_and_taken_away(director):
    said = {"title": "Repair café", "day": "6/5/2026", "starts": "10:00", "ends": "12.30", "place": "Loods"}
    answer = director.send("open", **said)
    assert "Woensdag 6 mei 2026 van 10.00 tot 12.30 uur" in director.text("activities")
    row = OpenActivity.objects.get()
    director.send("change_activity", row.pk, **said | {"is_cancelled": "no"})
    assert OpenActivity.objects.get().is_cancelled
    closed = director.client.post(director.to("close", row.pk), follow=True)
    assert not OpenActivity.objects.exists()
    director.undo(closed)
    assert OpenActivity.objects.get().uid == row.uid
    assert "Intussen werd hier verder aan gewerkt" in director.undo(answer).content.decode()


def test_a_meeting_is_opened_once(director):
    at = {"starts_at": make_aware(datetime(2026, 5, 7, 14)), "ends_at": make_aware(datetime(2026, 5, 7, 16))}
    meeting = MeetingFactory(network=director.network, title="Intern overleg", place="Raadzaal", **at)
    query = f"?vergadering={meeting.pk}"
    assert query in director.text("activities")
    director.send("open", query=query, title="Open tafel", text="Kom gerust.")
    row = OpenActivity.objects.get()
    assert (row.meeting_id, row.starts_at, row.title) == (meeting.pk, None, "Open tafel")
    assert query not in director.text("activities")
    assert director.client.get(director.to("open") + query).status_code == 404


def test_pictures_are_offered_with_words_to_copy(director):
    story = story_in(director.network)
    shown = director.client.get(director.to("pictures"), {"verhaal": story.pk}).content.decode()
    assert f"/openbaar/gemeente/net/verhalen/{story.pk}/affiche-a3.pdf" in shown
    assert "Zonder vervoer geen feest. Een verhaal van Net. Een bus te weinig." in shown


@pytest.mark.parametrize("kind", ["colleague", "leader", "politician", "partner", "storyteller"])
def test_who_does_not_direct_sees_no_settings(hands, kind):
    hands.sign_in(kind)
    assert hands.see("settings").status_code == 404
    assert hands.see("page").status_code == 200


def test_the_administrator_looks_and_changes_nothing(hands):
    hands.sign_in("administrator")
    assert "Pas aan" not in hands.text("settings").replace("‘Pas aan’", "")
    assert hands.see("change").status_code == 404


def test_lists_ask_as_much_of_the_database_with_one_as_with_three(director):
    counted = []
    for many in (1, 2):
        for _ in range(many):
            activity_in(director.page)
            ResultFactory(network=director.network)
            add_someone(director.network, organisation=f"Club {Organisation.objects.count()}")
        for name in ("settings", "activities", "results", "partners"):
            director.see(name)
            with CaptureQueriesContext(connection) as asked:
                director.see(name)
            counted.append(len(asked))
    assert counted[:4] == counted[4:]


def test_a_network_without_a_page_has_nothing_to_show(director):
    PublicPage.objects.all().delete()
    for name in ("settings", "preview", "activities", "partners", "results", "pictures"):
        assert director.see(name).status_code == 200, name
