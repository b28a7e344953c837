"""What everybody sees: block by block, the same for all, and nothing that was taken back."""

import json
import re
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import make_aware

from draagvlak.capabilities.network.models import Organisation
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.public_pages.models import PublicPage, ShownPartner, ShownResult
from draagvlak.capabilities.public_pages.queries.results import marks_of
from tests.factories.consents import agreed, taken_back
from tests.factories.meetings import MeetingFactory
from tests.factories.people import add_someone
from tests.factories.policy import IndicatorFactory, MeasurementFactory, ResultFactory
from tests.factories.public_pages import EVERY, activity_in, story_in, voiced

pytestmark = pytest.mark.django_db


def show(page, result):
    return ShownResult.objects.create(
        authority=page.authority, page=page, result=result, seen=marks_of(page.network, [result.pk])[result.pk]
    )


def full(hands):
    """One of everything; gives the story, and the consent to the quote in it."""
    fragment = voiced(hands.network)
    consent = agreed(fragment, "public", "Annemie")
    story = story_in(hands.network, fragments=[fragment])
    activity_in(hands.page)
    show(hands.page, ResultFactory(network=hands.network, title="Veertig kinderen zwemmen"))
    add_someone(hands.network, "Fatou Demo", organisation="De Schakel")
    hands.page.partners = "all"
    hands.page.save()
    return story, consent


def test_a_page_shows_what_is_on(hands):
    full(hands)
    said = hands.text()
    for words in (
        "Iedereen doet mee.",
        "Open voormiddag",
        "woensdag 6 mei 2026 van 10.00 tot 12.00 uur",
        "Bibliotheek",
    ):
        assert words.casefold() in said.casefold()
    for words in ("Zonder vervoer geen feest", "Veertig kinderen zwemmen", "De Schakel", "Het loket."):
        assert words in said
    assert "Fatou" not in said


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("purpose", "Iedereen doet mee."),
        ("activities", "Open voormiddag"),
        ("stories", "Zonder vervoer geen feest"),
        ("results", "Veertig kinderen zwemmen"),
        ("partners", "De Schakel"),
        ("contact", "Het loket."),
    ],
)
def test_a_block_that_is_off_is_nowhere(hands, block, words):
    story, _consent = full(hands)
    assert words in hands.text()
    PublicPage.objects.update(blocks=[one for one in EVERY if one != block])
    for name in ("page", "rss", "atom", "calendar"):
        assert words not in hands.text(name), name
    if block == "stories":
        assert hands.see("story", story.pk).status_code == 404
        assert hands.see("picture", story.pk, "kaart-breed", "png").status_code == 404
        assert f"/verhalen/{story.pk}/" not in hands.client.get("/sitemap.xml").content.decode()


def test_off_and_not_there_answer_alike(hands):
    story, _consent = full(hands)
    PublicPage.objects.update(is_on=False, hosts=["www.gemeente.example"])
    off = [hands.see(name) for name in ("page", "rss", "atom", "calendar", "embed")]
    off += [hands.see("story", story.pk), hands.see("picture", story.pk, "affiche-a4", "pdf")]
    nowhere = hands.client.get("/openbaar/nergens/net/")
    bodies = {one.content.decode().replace(one["X-Request-Id"], "").replace(one.wsgi_request.path, "") for one in off}
    bodies = {re.sub(r'value="[A-Za-z0-9]{64}"', "", body) for body in bodies}
    other = nowhere.content.decode().replace(nowhere["X-Request-Id"], "").replace("/openbaar/nergens/net/", "")
    assert {one.status_code for one in (*off, nowhere)} == {404}
    assert bodies == {re.sub(r'value="[A-Za-z0-9]{64}"', "", other)}
    assert {one["Cache-Control"] for one in off} == {"private, no-store"}
    assert "/openbaar/" not in hands.client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("signed_in", [False, True])
def test_nothing_is_left_with_a_visitor_and_all_see_the_same(hands, signed_in):
    story, _consent = full(hands)
    PublicPage.objects.update(hosts=["www.gemeente.example"])
    if signed_in:
        hands.sign_in()
        hands.see("settings")
    addresses = [hands.to(name) for name in ("page", "embed", "rss", "atom", "calendar")]
    addresses += [hands.to("story", story.pk), hands.to("picture", story.pk, "kaart-breed", "svg"), "/sitemap.xml"]
    for address in addresses:
        answer = hands.client.get(address, headers={"accept-language": "en", "accept-encoding": "gzip"})
        assert answer.status_code == 200
        assert not answer.cookies, address
        kept = "private, no-store" if address == hands.to("story", story.pk) else "public, max-age=60, must-revalidate"
        assert answer["Cache-Control"] == kept
        assert {part.strip().lower() for part in answer.get("Vary", "").split(",")} <= {"", "accept-encoding"}
    assert "Kom je ook?" in hands.text()
    assert "Will you come too?" in hands.client.get(hands.to("page") + "?taal=en").content.decode()


def test_a_withdrawn_quote_is_gone_everywhere_at_once(hands):
    story, consent = full(hands)
    PublicPage.objects.update(hosts=["www.gemeente.example"])
    words = "zonder vervoer geen feest"
    ways = [
        ("page",),
        ("rss",),
        ("atom",),
        ("embed",),
        ("story", story.pk),
        ("picture", story.pk, "kaart-breed", "svg"),
    ]
    assert words in hands.text("story", story.pk)
    assert "Annemie" in hands.text("story", story.pk)
    assert words in hands.text("picture", story.pk, "kaart-breed", "svg")
    taken_back(consent)
    for way in ways:
        assert words not in hands.text(*way), way
        assert "Annemie" not in hands.text(*way), way
    assert "Hier stond een stem die zich terugtrok." in hands.text("story", story.pk)


def test_a_quote_for_the_pages_of_the_network_is_not_for_everybody(hands):
    fragment = voiced(hands.network)
    agreed(fragment, "pages", "Annemie")
    story = story_in(hands.network, fragments=[fragment])
    said = hands.text("story", story.pk)
    assert "Toen reed er een bus." in said
    assert "zonder vervoer geen feest" not in said
    assert "Annemie" not in said


@pytest.mark.parametrize("said", [{"for_public": False}, {"published_on": None}, {"for_public": 0, "for_peers": 1}])
def test_a_story_that_is_not_for_everybody_is_not_there(hands, said):
    story = story_in(hands.network, **said)
    assert hands.see("story", story.pk).status_code == 404
    assert story.read_title not in hands.text()
    assert f"/verhalen/{story.pk}/" not in hands.client.get("/sitemap.xml").content.decode()


def test_a_result_of_which_the_words_changed_waits_for_the_director(hands):
    full(hands)
    Result.objects.update(title="Fatou Demo zwemt")
    assert "Fatou" not in hands.text()
    IndicatorFactory(network=hands.network, result=Result.objects.get(), name="Kinderen van Fatou")
    assert "Fatou" not in hands.text("rss")


def test_few_who_took_part_are_not_counted(hands):
    result = ResultFactory(network=hands.network, title="Zwemmen")
    few = IndicatorFactory(network=hands.network, result=result, name="Gezinnen", kind="participation")
    many = IndicatorFactory(network=hands.network, result=result, name="Kinderen", kind="participation")
    show(hands.page, result)
    MeasurementFactory(indicator=few, value=3)
    MeasurementFactory(indicator=many, value=40)
    said = hands.text()
    assert "Gezinnen: minder dan 5 deelnames (1 juni 2026)" in said
    assert "Kinderen: 40 deelnames (1 juni 2026)" in said


def test_of_an_open_meeting_only_time_and_place_are_told(hands):
    meeting = MeetingFactory(
        network=hands.network, title="Intern overleg", agenda="Over Fatou", place="Raadzaal",
        starts_at=make_aware(datetime(2026, 5, 7, 14)), ends_at=make_aware(datetime(2026, 5, 7, 16)),
    )  # fmt: skip
    activity_in(hands.page, "Open tafel", meeting=meeting, starts_at=None, ends_at=None, place="")
    for way in ("page", "rss", "calendar"):
        said = hands.text(way)
        assert "Open tafel" in said, way
        assert "Intern overleg" not in said
        assert "Fatou" not in said
    assert "Raadzaal" in hands.text()
    meeting.is_cancelled = True
    meeting.save()
    assert "Afgelast." in hands.text()


def test_a_ticked_partner_that_left_is_not_shown(hands):
    there = hands.network
    add_someone(there, organisation="De Schakel")
    for name in ("De Schakel", "Vertrokken"):
        one = Organisation.objects.create(authority=there.authority, name=name, kind="partner")
        ShownPartner.objects.create(authority=there.authority, page=hands.page, organisation=one)
    said = hands.text()
    assert "De Schakel" in said
    assert "Partnerorganisatie" in said
    assert "Vertrokken" not in said


def test_a_text_cannot_end_the_data_for_machines(hands):
    PublicPage.objects.update(email="a@gemeente.example", phone="+3231234567")
    activity_in(hands.page, title="</script><script>alert(1)</script>")
    page = hands.see().content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    told = json.loads(data)
    kinds = [one["@type"] for one in told["@graph"]]
    assert (told["@context"], kinds) == ("https://schema.org", ["Organization", "Event"])
    assert told["@graph"][0]["email"] == "a@gemeente.example"
    assert told["@graph"][1]["name"] == "</script><script>alert(1)</script>"
    assert told["@graph"][1]["startDate"] == "2026-05-06T10:00:00+02:00"
    assert "<script>alert" not in page


def test_a_story_says_to_machines_what_it_is(hands):
    story, _consent = full(hands)
    page = hands.see("story", story.pk).content.decode()
    told = json.loads(re.search(r"ld\+json\">(.*?)</script>", page, re.DOTALL)[1])
    assert told["@graph"][0]["@type"] == "Article"
    assert told["@graph"][0]["datePublished"] == "2026-04-01"
    here = f"http://testserver/openbaar/gemeente/net/verhalen/{story.pk}/"
    assert f'<link rel="canonical" href="{here}">' in page
    assert f'<meta property="og:image" content="{here}kaart-breed.png">' in page
    assert '<meta property="og:title" content="Zonder vervoer geen feest">' in page


def test_another_site_may_be_the_frame_of_the_block_alone(hands):
    full(hands)
    assert hands.see("embed").status_code == 404
    PublicPage.objects.update(hosts=["www.gemeente.example", "stad.example"])
    block = hands.see("embed")
    assert "frame-ancestors www.gemeente.example stad.example;" in block["Content-Security-Policy"] + ";"
    assert "X-Frame-Options" not in block
    assert block["X-Robots-Tag"] == "noindex"
    assert b"<script" not in block.content
    page = hands.see()
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_a_page_asks_as_much_of_the_database_with_one_as_with_three(hands):
    counted = []
    for many in (1, 2):
        for _ in range(many):
            full(hands)
        for name in ("page", "rss"):
            hands.see(name)
            with CaptureQueriesContext(connection) as asked:
                hands.see(name)
            counted.append(len(asked))
        hands.client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as asked:
            hands.client.get("/sitemap.xml")
        counted.append(len(asked))
    assert counted[:3] == counted[3:]
