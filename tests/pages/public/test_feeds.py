"""What programs read, validated by other libraries than those that wrote it."""

import re
from datetime import datetime

import feedparser
import pytest
from defusedxml.ElementTree import fromstring
from django.utils.timezone import make_aware
from icalendar import Calendar

from draagvlak.capabilities.network.models import Meeting
from draagvlak.capabilities.public_pages.models import OpenActivity
from tests.factories.meetings import MeetingFactory
from tests.factories.public_pages import activity_in, story_in

pytestmark = pytest.mark.django_db
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.mark.parametrize(("kind", "version"), [("rss", "rss20"), ("atom", "atom10")])
def test_a_feed_is_read_by_another_library(hands, kind, version):
    story = story_in(hands.network, title="Feest & bus <samen>")
    activity_in(hands.page, text="Koffie & <taart> staan klaar.")
    answer = hands.see(kind)
    read = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
    assert (read.bozo, read.version) == (False, version)
    assert (read.feed.title, read.feed.language) == ("Net", "nl-be")
    activity, told = read.entries  # the newest first
    here = f"http://testserver/openbaar/gemeente/net/verhalen/{story.pk}/"
    assert (told.title, told.link, told.id) == ("Feest & bus <samen>", here, here)
    assert told.summary == "Een bus te weinig."
    assert activity.title == "Open voormiddag"
    when = "woensdag 6 mei 2026 van 10.00 tot 12.00 uur. Bibliotheek."
    assert activity.summary == f"{when} Koffie &amp; &lt;taart&gt; staan klaar."  # words, not a tag
    assert kind == "rss" or read.feed.author == "Net"
    assert tuple(told.published_parsed[:3]) == (2026, 3, 31)  # midnight here, in the time of the world


def events(hands):
    return {str(one["summary"]): one for one in Calendar.from_ical(hands.see("calendar").content).walk("VEVENT")}


def test_an_activity_keeps_its_uid_and_counts_its_changes(hands):
    row = activity_in(hands.page, text="Koffie staat klaar.")
    first = events(hands)["Open voormiddag"]
    assert first.decoded("dtstart") == make_aware(datetime(2026, 5, 6, 10))
    assert (str(first["uid"]), first["sequence"]) == (row.uid, 0)
    assert str(first["description"]) == "Koffie staat klaar."
    OpenActivity.objects.update(version=2, is_cancelled=True)
    then = events(hands)["Open voormiddag"]
    assert (str(then["uid"]), then["sequence"], str(then["status"])) == (row.uid, 1, "CANCELLED")


def test_a_meeting_that_moves_moves_for_everybody(hands):
    at = {"starts_at": make_aware(datetime(2026, 5, 7, 14)), "ends_at": make_aware(datetime(2026, 5, 7, 16))}
    meeting = MeetingFactory(network=hands.network, uid="intern@draagvlak", **at)
    activity_in(hands.page, "Open tafel", meeting=meeting, starts_at=None, ends_at=None)
    before = events(hands)["Open tafel"]
    Meeting.objects.update(starts_at=make_aware(datetime(2026, 5, 7, 15)), sequence=4)
    after = events(hands)["Open tafel"]
    assert before["uid"] == after["uid"] != "intern@draagvlak"
    assert (before["sequence"], after["sequence"]) == (0, 4)
    assert after.decoded("dtstart") == make_aware(datetime(2026, 5, 7, 15))


def test_what_is_long_over_is_not_told(hands):
    activity_in(hands.page, "Gisteren", **dict.fromkeys(("starts_at", "ends_at"), make_aware(datetime(2026, 4, 19, 9))))
    activity_in(hands.page, "Lang geleden", **dict.fromkeys(("starts_at", "ends_at"), make_aware(datetime(2026, 2, 1))))
    assert list(events(hands)) == ["Gisteren"]
    assert "Gisteren" not in hands.text()


def test_search_engines_find_what_is_public_and_nothing_else(hands):
    story = story_in(hands.network)
    story_in(hands.network, title="Niet voor iedereen", for_public=False)
    found = [one.text for one in fromstring(hands.client.get("/sitemap.xml").content).iter(PLACE)]
    here = "http://testserver/openbaar/gemeente/net/"
    assert found == [here, f"{here}verhalen/{story.pk}/"]
    robots = hands.client.get("/robots.txt").content.decode()
    assert "Allow: /openbaar/\n" in robots
    assert robots.endswith("Disallow: /\nSitemap: http://testserver/sitemap.xml\n")


def test_a_picture_says_in_words_what_is_in_it(hands):
    story = story_in(hands.network, title="Feest & bus")
    drawn = hands.see("picture", story.pk, "kaart-vierkant", "svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    read = fromstring(drawn.content)
    titles = [one.text for one in read if one.tag.endswith("}title")]
    assert (read.get("width"), read.get("height"), read.get("role")) == ("1080pt", "1080pt", "img")
    assert titles == ["Feest & bus"]
    card = hands.see("picture", story.pk, "kaart-breed", "png")
    size = int.from_bytes(card.content[16:20]), int.from_bytes(card.content[20:24])
    assert (card["Content-Type"], card.content[:4], size) == ("image/png", b"\x89PNG", (1200, 630))
    poster = hands.see("picture", story.pk, "affiche-a3", "pdf")
    assert poster["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert re.match(rb"%PDF-1\.[47]", poster.content)
    assert b"/StructTreeRoot" in poster.content


def test_a_page_that_is_passed_on_has_a_picture_of_its_own(hands):
    said = dict(re.findall(r'<meta property="(og:[a-z:]+)" content="([^"]*)">', hands.text()))
    assert {"og:type", "og:title", "og:url", "og:image"} <= said.keys()  # what ogp.me asks of every page
    assert said["og:image:alt"].startswith("Net, een netwerk van Gemeente. Iedereen doet mee. Lees het op ")
    image = hands.client.get(said["og:image"])
    size = int.from_bytes(image.content[16:20]), int.from_bytes(image.content[20:24])
    assert (image.status_code, image["Content-Type"], size) == (200, "image/png", (1200, 630))
    assert size == (int(said["og:image:width"]), int(said["og:image:height"]))
    for shape, kind in (("affiche-a4", "pdf"), ("kaart-breed", "gif"), ("iets", "png")):
        assert hands.see("card", shape, kind).status_code == 404
    hands.page.blocks = []
    hands.page.save()
    assert "Iedereen doet mee" not in hands.see("card", "kaart-breed", "svg").content.decode()
    hands.page.is_on = False
    hands.page.save()
    assert hands.see("card", "kaart-breed", "svg").status_code == 404


@pytest.mark.parametrize(("shape", "kind"), [("kaart-breed", "pdf"), ("affiche-a4", "svg"), ("iets", "png")])
def test_a_picture_that_is_not_made_is_not_there(hands, shape, kind):
    assert hands.see("picture", story_in(hands.network).pk, shape, kind).status_code == 404
