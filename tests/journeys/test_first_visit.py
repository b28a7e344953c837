"""A new visitor: the example, their own list with problems, the report, a conversation answered, the list undone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import Workbook

pytestmark = pytest.mark.browser
PEOPLE = {"An Peeters": "trekker", "Bo Claes": "deelnemer", "Cas Maes": "tovenaar", "Dré Wouters": "schepen"}


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
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def fails_on_errors(page):
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    return said


def test_from_a_first_visit_to_an_undone_list(site, page, list_with_problems):
    said = fails_on_errors(page)
    page.goto(site)
    clean(page)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url("**/rapport/")
    assert "Christel Notulen" in page.locator("h1").inner_text()
    clean(page)

    page.goto(f"{site}/voorbeeldgem/lijst/")
    clean(page)
    page.set_input_files("input[type=file]", list_with_problems)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/lijst/*-*/")
    assert "We lazen 3 van 4 rijen. 1 rij vraagt je aandacht." in page.locator("main").inner_text()
    assert "31/02/2026 bestaat niet." in page.locator("main").inner_text()
    clean(page)
    page.get_by_label("tovenaar").select_option("team_leader")
    page.get_by_label("een nieuw netwerk").check()
    name = f"Eigen netwerk {page.viewport_size['width']}"
    page.get_by_label("Naam van het nieuwe netwerk").fill(name)
    page.get_by_role("button", name="Lees in").click()
    page.wait_for_url("**/voortgang/")
    undo_address = page.url
    clean(page)
    page.get_by_role("link", name="Bekijk het rapport").click()
    page.wait_for_url("**/rapport/")
    clean(page)

    page.goto(f"{site}/voorbeeldgem/lokaal-netwerk/rapport/")
    first = page.locator(".talks li").first
    proposed = first.locator("p").first.inner_text()
    first.get_by_role("button", name="Gedaan").click()
    page.get_by_role("button", name="Neem terug").first.wait_for()
    assert proposed not in page.locator("#gesprekken").inner_text()
    clean(page)
    page.get_by_role("button", name="Neem terug").first.click()
    page.wait_for_load_state("networkidle")

    page.goto(undo_address)
    page.get_by_role("button", name="Maak dit inlezen ongedaan").click()
    page.wait_for_load_state("networkidle")
    assert "ongedaan gemaakt" in page.locator("main").inner_text()
    page.goto(f"{site}/voorbeeldgem/")
    assert name not in page.locator("main").inner_text()
    assert said == []


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
    page.locator("main form button[type=submit]").click()
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


def test_by_keyboard_only(site, page):
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == "Bekijk Voorbeeldgem":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/rapport/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == "Niet nu":
            break
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Neem terug").first.wait_for()
    page.get_by_role("button", name="Neem terug").first.press("Enter")
    page.wait_for_load_state("networkidle")
