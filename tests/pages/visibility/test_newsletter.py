"""Newsletters on their pages."""

import io
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.public_pages.models import OpenActivity, PublicPage
from draagvlak.capabilities.visibility.models import Newsletter, NewsletterItem
from tests.capabilities.support.conftest import DAY
from tests.factories.conversations import SAID
from tests.factories.policy import ResultFactory
from tests.factories.public_pages import activity_in, page_in
from tests.factories.visible import published_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(hands):
    ResultFactory(network=hands.network, title="Een ruilwinkel", on=DAY - timedelta(days=5))
    published_story(hands.network, uses=("newsletter",))
    answer = hands.send("make_newsletter", title="Nieuws", since="2026-10-01", introduction="Dag allemaal")
    assert "Hier staat wat nieuw is." in answer.content.decode()
    return Newsletter.objects.get()


def test_it_works(hands, letter):
    page = hands.text("one", letter.pk)
    assert page.index("Een ruilwinkel") < page.index("De bus naar het feest") < page.index(f"‘{SAID[0]}’")
    first, second = NewsletterItem.objects.all()
    hands.send("item", letter.pk, first.pk, words="Kom kijken")
    moved = hands.client.post(hands.to("move", letter.pk, second.pk, "omhoog"), follow=True)
    page = " ".join(moved.content.decode().split())
    assert page.index("De bus naar het feest") < page.index("Een ruilwinkel") < page.index("Kom kijken")
    hands.undo(moved)
    out = hands.client.post(hands.to("take_out", letter.pk, first.pk), follow=True)
    assert "Ook nieuw, nog niet in de brief" in out.content.decode()
    hidden = dict(re.findall(r'name="(key|what)" value="([^"]+)"', out.content.decode()))
    put = hands.client.post(hands.to("put_in", letter.pk), hidden, follow=True)
    assert "Het staat erin." in put.content.decode()
    assert "Een ruilwinkel" in put.content.decode()


def test_files_are_made_when_asked_for(hands, letter):
    html = hands.see("file", letter.pk, "html")
    assert html["Content-Disposition"] == 'attachment; filename="net-nieuwsbrief-2026-11-24.html"'
    assert SAID[0] in html.content.decode()
    assert "no-store" in html["Cache-Control"]
    word = hands.see("file", letter.pk, "docx")
    assert word.content.startswith(b"PK")
    assert hands.see("file", letter.pk, "pdf").status_code == 404


def test_it_is_marked_as_sent_by_hand(hands, letter):
    page = hands.see("one", letter.pk).content.decode()
    hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', page.partition('id="verstuurd"')[2]))
    sent = hands.client.post(hands.to("sent", letter.pk), hidden | {"on": "2026-11-20"}, follow=True)
    assert "Verstuurd op 20 november 2026." in " ".join(sent.content.decode().split())
    assert hands.see("make_newsletter").context["form"].initial["since"].isoformat() == "2026-11-20"
    refused = hands.send("change_newsletter", letter.pk, title="Anders", since="2026-10-01")
    assert "Deze nieuwsbrief is verstuurd." in refused.content.decode()
    removed = hands.client.post(hands.to("remove_newsletter", letter.pk), follow=True)
    assert "Deze nieuwsbrief is verstuurd." in removed.content.decode()
    hands.undo(sent)
    assert Newsletter.objects.get().sent_on is None
    removed = hands.client.post(hands.to("remove_newsletter", letter.pk), follow=True)
    hands.undo(removed)
    assert NewsletterItem.objects.count() == 2


def test_activities_are_those_of_the_public_page_as_long_as_it_tells_them(hands):
    whose = {"authority": hands.authority}
    page = PublicPage.objects.create(network=hands.network, is_on=True, blocks=["activities"], **whose)
    when = datetime(2026, 12, 6, 14, tzinfo=ZoneInfo("Europe/Brussels"))
    OpenActivity.objects.create(page=page, title="Sinterklaas", starts_at=when, changed_at=when, uid="a", **whose)
    OpenActivity.objects.create(
        page=page, title="Afgelast", starts_at=when, changed_at=when, uid="b", is_cancelled=True, **whose
    )
    hands.send("make_newsletter", title="Nieuws", since="2026-10-01")
    letter = Newsletter.objects.get()
    assert "zondag 6 december 2026 om 14.00" in hands.text("one", letter.pk)
    assert NewsletterItem.objects.count() == 1
    page.blocks = []
    page.save()
    text = hands.text("one", letter.pk)
    assert "Sinterklaas" not in text
    assert "1 stuk staat er niet bij" in text


def links_of(hands, letter):
    """Addresses in the HTML, in the Word document and in the text, each in order."""
    html = re.findall(r'href="([^"]+)"', hands.see("file", letter.pk, "html").content.decode())
    word = docx.Document(io.BytesIO(hands.see("file", letter.pk, "docx").content))
    text = hands.see("one", letter.pk).context["text"]
    found = [link.address for one in word.paragraphs for link in one.hyperlinks]
    return html, found, re.findall(r"http\S+", text)


def test_it_leads_to_what_stands_on_the_public_page(hands, letter):
    assert links_of(hands, letter) == ([], [], [])
    story, activity = NewsletterItem.objects.get(kind="story").story, datetime(2026, 12, 6, 14, tzinfo=ZoneInfo("UTC"))
    page = page_in(hands.network, is_on=False)
    item = activity_in(page, "Sinterklaas", starts_at=activity, ends_at=None)
    NewsletterItem.objects.create(
        authority=hands.authority, newsletter=letter, kind="activity", activity=item.pk, place=9
    )
    assert links_of(hands, letter) == ([], [], [])
    page.is_on = True
    page.save()
    home = "http://testserver/openbaar/gemeente/net/"
    assert links_of(hands, letter) == ([f"{home}#activiteit-{item.pk}", home],) * 3
    story.for_public = True
    story.save()
    addresses = [f"{home}verhalen/{story.pk}/", f"{home}#activiteit-{item.pk}", home]
    assert links_of(hands, letter) == (addresses,) * 3
    assert [hands.client.get(one.partition("#")[0]).status_code for one in addresses] == [200] * 3


def test_who_makes_one(hands, letter):
    for kind, status in (("colleague", 200), ("storyteller", 200), ("administrator", 404), ("leader", 404)):
        hands.as_role(kind)
        assert [hands.see(*page).status_code for page in (("newsletter",), ("one", letter.pk))] == [status, status]
    hands.as_role("storyteller")
    page = hands.text("one", letter.pk)
    assert "Een ruilwinkel" not in page
    assert "1 stuk staat er niet bij" in page


def test_a_fixed_number_of_queries(hands, letter):
    def asked(*page):
        hands.see(*page)
        with CaptureQueriesContext(connection) as queries:
            assert hands.see(*page).status_code == 200
        return len(queries)

    published_story(hands.network)  # offered
    pages = (("newsletter",), ("one", letter.pk), ("file", letter.pk, "html"))
    before = [asked(*page) for page in pages]
    for _each in range(3):
        result = ResultFactory(network=hands.network, on=DAY)
        story, _fragments = published_story(hands.network, uses=("newsletter",))
        at, own = {"authority": hands.authority, "newsletter": letter, "place": 9}, NewsletterItem.objects
        own.create(kind="result", result=result, **at)
        own.create(kind="story", story=story, **at)
        published_story(hands.network)
        hands.newsletter(DAY)
    assert [asked(*page) for page in pages] == before
