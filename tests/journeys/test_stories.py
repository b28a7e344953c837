"""From a conversation to stories that were given back: what was said, marked, agreed to by each voice, woven, looked
over, published, bound, shown to everybody; a voice that withdraws is gone everywhere; and another municipality takes a
practice over.
"""

import json
from datetime import date, timedelta

import feedparser
import icalendar
import pytest

from tests.journeys.behind import run
from tests.journeys.harvest import SAID, answered, asked, marked, talked
from tests.journeys.somebody import Anybody, Somebody
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
SLUG, PEER, PHONE, WIDE = "verhaaldorp", "buurdorp", 390, 1280
TOWN = """
import django
django.setup()
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority, Municipality
from draagvlak.capabilities.network.models import Network, Seat
OF = {
    "Aartselaar": (SLUG, ("rik", "director", "storyteller"), ("lotte", "leader")),
    "Boom": (DAY, ("mia", "director")),
}
for name, (slug, *people) in OF.items():
    authority = Authority.objects.create(name=f"Gemeente {name}", slug=slug)
    authority.municipalities.add(Municipality.objects.get(name=name))
    mine = {"authority": authority}
    with inside(authority):
        network = Network.objects.create(name="Vrije tijd", slug="net", **mine)
        for who, *kinds in people:
            user = User.objects.create_user(f"{who}@{slug}.example", f"{who}@{slug}.example", PASSWORD, first_name=who)
            for kind in kinds:
                Seat.objects.create(role=Role.objects.create(user=user, kind=kind, **mine), network=network, **mine)
"""
TITLE, PRACTICE, ACTIVITY = "Eerst over de drempel", "De buurtgids", "Open repetitie"


@pytest.fixture
def people(site, browser):
    run(SLUG, TOWN, PEER)
    found = {
        "rik": Somebody(site, browser, f"rik@{SLUG}.example", f"{SLUG}/net", PHONE),
        "lotte": Somebody(site, browser, f"lotte@{SLUG}.example", f"{SLUG}/net", WIDE),
        "mia": Somebody(site, browser, f"mia@{PEER}.example", f"{PEER}/net", PHONE),
        **{name: Anybody(browser, name, PHONE) for name in (*SAID, "everybody")},
    }
    yield found
    for one in found.values():
        one.context.close()


def test_from_a_conversation_to_what_others_learn(people, site, tmp_path):
    rik, lotte, mia, everybody = (people[name] for name in ("rik", "lotte", "mia", "everybody"))
    talked(rik)
    marked(rik)
    for name in SAID:
        people[name].quotes = asked(rik, name)
        answered(people[name])
    story = woven(rik)
    looked_over(rik, people, story)
    given_back(rik, people, story)
    published(rik, story)
    booklet = bound(rik)
    shown_to_all(rik, everybody, site)
    words = Words(SAID, rik, lotte, everybody, tmp_path)
    assert words.where(story, booklet) == {"An", "Bo", "Dina"}
    assert (words.on_card(story), words.found(story, "pas")) == ({"Dina"}, {"Dina"})
    feeds(everybody, site)
    taken_back(people["Dina"])
    assert words.where(story, booklet) == {"An", "Bo"}
    assert (words.on_card(story), words.found(story, "pas")) == ({"An"}, set())
    one_withdrew(words, lotte, story, booklet)
    shared(rik)
    taken_over(mia)
    assert [one for somebody in people.values() for one in somebody.wrong] == []
    assert {host for somebody in people.values() for host in somebody.hosts} == {site.partition("//")[2]}


def woven(rik):
    rik.go("verhalen/")
    rik.link("Begin een verhaal")
    rik.fill("Titel", TITLE)
    rik.fill("Inleiding", "Stemmen over wat hen tegenhield, en wat hen binnenbracht.")
    rik.press("Begin")
    text = rik.page.get_by_label("Tekst", exact=True)
    text.fill("De eerste stap is de zwaarste.")
    for words in (SAID["Dina"][1], SAID["An"][0], SAID["Bo"][0], SAID["Cem"][0]):
        text.press("Control+End")
        rik.page.locator(".fragments li", has_text=words).get_by_role("button").click()
    text.press("Control+End")
    text.press_sequentially("# En nu?")
    rik.says("Bewaard om")
    rik.page.locator("#voorbeeld h2", has_text="En nu?").wait_for()
    rik.says("Bij 1 citaat was het antwoord nee.")
    rik.look("weaving")
    text.fill(text.input_value().replace(f"{mark_of(rik, SAID['Cem'][0])}\n\n", ""))
    rik.press("Bewaar")
    rik.says("In de maak.")
    rik.look("story_draft")
    return rik.page.url


def mark_of(rik, words):
    return rik.page.locator(".fragments li", has_text=words).locator("code").inner_text()


def links_of(rik):
    slips = rik.page.locator(".slips li").all()
    return {one.locator("strong").inner_text(): one.locator(".address").inner_text() for one in slips}


def looked_over(rik, people, story):
    rik.page.goto(f"{story}stappen/")
    rik.look("steps")
    rik.press("Vraag het")
    links = links_of(rik)
    rik.look("review_links")
    assert set(links) == {"An", "Bo", "Dina"}
    for name, address in links.items():
        one = people[name]
        one.page.goto(address)
        if name == "Bo":
            one.look("review")
        one.page.get_by_label("Ik wil iets anders" if name == "Bo" else "Zo is het goed").check()
        if name == "Bo":
            one.fill("Wat wil je anders?", "Zeg erbij dat het winter was.")
        one.press("Stuur")
        one.says("Dank je.")
    rik.link("Verder")
    rik.page.get_by_role("link", name="Schrijf wat je ermee deed (Bo)").click()
    rik.fill("Wat deed je ermee?", "Het staat erbij: het was winter.")
    rik.press("Bewaar")


def given_back(rik, people, story):
    rik.press("Geef terug")
    links = links_of(rik)
    assert set(links) == set(SAID), "also who is not quoted was there"
    cem = people["Cem"]
    cem.page.goto(links["Cem"])
    cem.look("given_back")
    cem.fill("Wat wil je erover zeggen?", "Mooi. Ik blijf liever weg.")
    cem.press("Stuur")
    cem.says("Dank je.")
    rik.link("Verder")
    rik.page.get_by_role("link", name="Schrijf wat je ermee deed (Cem)").click()
    rik.fill("Wat deed je ermee?", "Niets van jou staat erin.")
    rik.press("Bewaar")
    cem.page.reload()
    cem.says("Niets van jou staat erin.")


def published(rik, story):
    rik.page.goto(f"{story}stappen/")
    rik.page.get_by_label("Ook voor iedereen, op de openbare pagina").check()
    rik.look("steps_given")
    rik.press("Publiceer")
    rik.says("Het verhaal is te lezen.")
    rik.look("story")


def bound(rik):
    rik.go("bundels/")
    rik.link("Maak een bundel")
    rik.fill("Titel", "Wat drempels zeggen")
    rik.fill("Woord vooraf", "Voor wie beslist over vrije tijd.")
    rik.press("Bewaar")
    rik.press(f"Erbij ({TITLE})")
    rik.link("Bekijk de bundel")
    rik.press("Publiceer")
    rik.says("Gepubliceerd.")
    rik.look("booklet")
    return rik.page.url


def shown_to_all(rik, everybody, site):
    public = f"{site}/openbaar/{SLUG}/net/"
    assert everybody.page.goto(public).status == 404
    rik.go("openbaar/")
    rik.link("Pas aan")
    rik.page.get_by_label("Aan: iedereen ziet wat hieronder aangevinkt is").check()
    rik.fill("Waarvoor is het netwerk er?", "Vrije tijd voor iedereen in Aartselaar.")
    rik.fill("E-mailadres", "vrijetijd@aartselaar.example")
    rik.look("public_change")
    rik.press("Bewaar")
    rik.link("Kies de activiteiten")
    rik.link("Nieuwe open activiteit")
    rik.fill("Wat is er te doen?", ACTIVITY)
    rik.fill("Welke dag?", f"{date.today() + timedelta(days=9)}")
    rik.fill("Van", "14:00")
    rik.press("Bewaar")
    everybody.page.goto(public)
    everybody.look("public")
    everybody.page.get_by_role("link", name=TITLE).click()
    everybody.look("public_story")


def feeds(everybody, site):
    """Read by other libraries than ours."""
    public, fetch = f"{site}/openbaar/{SLUG}/net/", everybody.context.request.get
    for kind in ("rss", "atom"):
        read = feedparser.parse(fetch(f"{public}{kind}/").body())
        assert (read.bozo, {one.title for one in read.entries}) == (False, {TITLE, ACTIVITY})
    events = icalendar.Calendar.from_ical(fetch(f"{public}agenda/").text()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [ACTIVITY]
    told = json.loads(everybody.page.locator("script[type='application/ld+json']").inner_text())
    assert (told["@context"], told["@graph"][0]["headline"]) == ("https://schema.org", TITLE)


def taken_back(one):
    one.page.goto(one.quotes)
    one.press("Haal al mijn woorden weg")
    one.says("Je citaat is weg. Dank je dat je het zei.")
    one.look("taken_back")


def one_withdrew(words, lotte, story, booklet):
    line = "Hier stond een stem die zich terugtrok."
    lotte.page.goto(story)
    lotte.says(line)
    lotte.look("story_withdrawn")
    lotte.page.goto(booklet)
    lotte.says("Eén stem trok zich terug sinds deze bundel gemaakt werd.")
    lotte.look("booklet_withdrawn")
    words.are_valid("Eén stem trok zich terug")


def shared(rik):
    rik.go("../intervisie/wat-wij-delen/")
    rik.link("Schrijf een praktijk")
    rik.fill("Hoe noem je het?", PRACTICE)
    rik.fill("Wat deden jullie?", "Een buur gaat de eerste keer mee.")
    rik.fill("Wat vroeg het?", "Een avond vorming.")
    rik.press("Bewaar")
    rik.link("Deel iets")
    rik.page.get_by_label(PRACTICE).check()
    rik.page.get_by_label("met gemeenten van onze regio").check()
    rik.look("share")
    rik.press("Deel")
    rik.says("Gedeeld.")
    rik.look("ours")


def taken_over(mia):
    mia.go("../intervisie/")
    mia.look("peers")
    mia.link(PRACTICE)
    mia.look("practice")
    mia.link("Neem over als idee")
    mia.press("Neem over")
    mia.says("Overgenomen als idee.")
    assert "Gemeente Aartselaar" in mia.hears()
    mia.look("idea_taken_over")
