"""A new visitor: the example, their own list with problems, the report, a conversation answered, the list undone."""

import pytest
from openpyxl import Workbook

from tests.journeys.hands import Keys, Pointer
from tests.journeys.looking import axe_of
from tools.site import running_site

pytestmark = pytest.mark.browser
PEOPLE = {"An Peeters": "trekker", "Bo Claes": "deelnemer", "Cas Maes": "tovenaar", "Dré Wouters": "schepen"}


@pytest.fixture(scope="module")
def site():
    """A site of its own: what other journeys noted would be in its report."""
    with running_site() as url:
        yield url


@pytest.fixture
def list_with_problems(tmp_path):
    book = Workbook()
    contacts, people = book.active, book.create_sheet("Mensen")
    contacts.title = "Contacten"
    contacts.append(["Wanneer", "Wie", "Waarover"])
    contacts.append(["2026-11-02", "An Peeters, Bo Claes", "koffie"])
    contacts.append(["31/02/2026", "An Peeters, Cas Maes", "bestaat niet"])
    contacts.append(["9/11/2026", "An Peeters & Cas Maes", ""])
    contacts.append(["16/11/2026", "Cas Maes en Dré Wouters", ""])
    people.append(["Naam", "Functie"])
    for row in PEOPLE.items():
        people.append(row)
    path = tmp_path / "mijn lijst.xlsx"
    book.save(path)
    return path


def clean(page):
    """No violation of axe, and no sideways scrolling."""
    found = axe_of(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def fails_on_errors(page):
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    return said


@pytest.fixture
def wide(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def test_from_a_first_visit_to_an_undone_list(site, page, list_with_problems):
    walk(Pointer(page), site, list_with_problems, f"Eigen netwerk {page.viewport_size['width']}")


def test_the_same_by_keyboard_only(site, wide, list_with_problems):
    wide.goto(site)
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.className") == "skip"
    walk(Keys(wide), site, list_with_problems, "Eigen netwerk met toetsen")


def walk(hand, site, file, name):
    """A new visitor, the example, a list with problems, its report, its map, a conversation, the way back."""
    page = hand.page
    said = fails_on_errors(page)
    page.goto(site)
    clean(page)
    hand.press(page.get_by_role("button", name="Bekijk Voorbeeldgem"))
    page.wait_for_url("**/rapport/")
    assert "Christel Notulen" in page.locator("h1").inner_text()
    clean(page)
    undo_address = read_in(hand, file, name)
    own_report = see_the_report(hand)
    see_the_map(hand)
    answer_the_conversation(hand, own_report)
    take_it_back(hand, undo_address)
    page.goto(f"{site}/voorbeeldgem/")
    clean(page)
    assert name not in page.locator("main").inner_text()
    assert said == []


def read_in(hand, file, name):
    page = hand.page
    to_the_networks(hand)
    hand.press(page.get_by_role("link", name="Lijst inlezen"))
    page.wait_for_url("**/lijst/")
    clean(page)
    hand.give(page.locator("input[type=file]"), file)
    hand.press(page.locator("main form button[type=submit]").first)
    page.wait_for_url("**/lijst/*-*/")
    assert "We lazen 3 van 4 rijen. 1 rij vraagt je aandacht." in page.locator("main").inner_text()
    assert "31/02/2026 bestaat niet." in page.locator("main").inner_text()
    clean(page)
    hand.choose(page.get_by_label("tovenaar"), "team_leader")
    hand.check(page.get_by_label("een nieuw netwerk"))
    hand.write(page.get_by_label("Naam van het nieuwe netwerk"), name)
    hand.press(page.get_by_role("button", name="Lees in"))
    page.wait_for_url("**/voortgang/")
    page.get_by_role("link", name="Bekijk het rapport").wait_for()
    clean(page)
    return page.url


def to_the_networks(hand):
    """Their word of the menu; on a phone it stands behind "Meer"."""
    more = hand.page.locator(".phone-bar summary")
    if more.is_visible():
        hand.press(more)
    else:
        hand.press(hand.page.locator(".menu-bar").get_by_role("link", name="Netwerken"))
        hand.page.wait_for_url("**/voorbeeldgem/")


def see_the_report(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Bekijk het rapport"))
    page.wait_for_url("**/rapport/")
    assert page.locator("h1").inner_text().startswith("Je netwerk hangt aan jou.")
    clean(page)
    return page.url


def see_the_map(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Kaart", exact=True))
    page.wait_for_url("**/kaart/")
    hand.press(page.get_by_role("link", name="Personen"))
    page.locator("#kaart[data-names]:not([data-names='0'])").wait_for()
    clean(page)
    hand.press(page.get_by_role("button", name="Zonder An Peeters"))
    page.locator("#tabel.without-director").wait_for()
    assert "Zonder An Peeters: 1 mens komt los te staan" in page.locator("#kaart-stand").inner_text()
    assert "Bo Claes" in page.locator("#tabel tr.state-falls").inner_text()
    hand.press(page.get_by_role("link", name="1 band van Bo Claes"))
    page.get_by_text("Dit zijn de banden van Bo Claes, de sterkste eerst.").wait_for()
    assert page.locator("#tabel tbody th").all_inner_texts() == ["◎An Peeters"]
    clean(page)


def answer_the_conversation(hand, own_report):
    page = hand.page
    hand.press(page.get_by_role("link", name="Rapport", exact=True))
    page.wait_for_url(own_report)
    proposed = page.locator(".talks .ask").first.inner_text()
    assert proposed == "Breng Bo Claes en Cas Maes samen."
    hand.press(page.get_by_role("button", name="Gedaan").first)
    page.get_by_role("button", name="Neem terug").first.wait_for()
    assert proposed not in page.locator("#gesprekken").inner_text()
    assert "Bo Claes en Cas Maes samenbrengen: Gedaan" in page.locator("#gesprekken").inner_text()
    clean(page)


def take_it_back(hand, undo_address):
    page = hand.page
    page.goto(undo_address)
    hand.press(page.get_by_role("button", name="Maak dit inlezen ongedaan"))
    page.get_by_text("Het inlezen is ongedaan gemaakt.").first.wait_for()
    clean(page)


def test_nothing_filled_in_is_lost_when_the_session_ends_or_the_language_changes(site, page, list_with_problems):
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url("**/rapport/")
    page.goto(f"{site}/voorbeeldgem/lijst/")
    page.set_input_files("input[type=file]", list_with_problems)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/lijst/*-*/")
    page.get_by_label("tovenaar").select_option("team_leader")
    page.get_by_label("een nieuw netwerk").check()
    page.get_by_label("Naam van het nieuwe netwerk").fill("Wat ik typte")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Nederlands").click()
    assert page.get_by_label("tovenaar").input_value() == "team_leader"
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lees in").click()
    page.get_by_text("Je was afgemeld.").wait_for()
    clean(page)
    page.get_by_label("E-mailadres").fill("lies@voorbeeldgem.example")
    page.get_by_label("Wachtwoord").fill("voorbeeld-2026!")
    page.get_by_role("main").get_by_role("button", name="Aanmelden", exact=True).click()
    page.wait_for_url("**/lijst/*-*/?terug=1")
    assert page.get_by_label("tovenaar").input_value() == "team_leader"
    assert page.get_by_label("Naam van het nieuwe netwerk").input_value() == "Wat ik typte"
    page.get_by_role("button", name="Stop, en gooi dit bestand weg").click()


def test_a_refused_file_says_why(site, page, tmp_path):
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url("**/rapport/")
    page.goto(f"{site}/voorbeeldgem/lijst/")
    bad = tmp_path / "foto.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page.set_input_files("input[type=file]", bad)
    page.locator("main form button[type=submit]").first.click()
    page.get_by_text("Er is niets bewaard.").first.wait_for()
    clean(page)


def test_the_pages_without_an_account(site, page):
    for address in ("/", "/aanmelden/", "/hoe-we-rekenen/", "/bestaat/niet/"):
        page.goto(f"{site}{address}")
        clean(page)
