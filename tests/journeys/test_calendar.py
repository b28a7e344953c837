"""A meeting that comes back, who was there, a calendar program that reads along, a calendar file: in a real browser."""

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.journeys.looking import axe_of

pytestmark = pytest.mark.browser
FILE = Path(__file__).parents[1] / "data" / "calendars" / "outlook.ics"
HERE = "/voorbeeldgem/lokaal-netwerk/vergaderingen/"


def look(page):
    """Nothing stands beyond the edge, and axe has nothing to say."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = axe_of(page)
    assert found.violations_count == 0, found.generate_report()


def contacts(site, page):
    """How many contacts the network has by now, as its report counts them."""
    return page.request.get(f"{site}/voorbeeldgem/lokaal-netwerk/rapport/json/").json()["counts"]["contacts"]


def make(page, title):
    page.get_by_role("link", name="Nieuwe vergadering").click()
    page.get_by_label("Waarover?").fill(title)
    page.get_by_label("Welke dag?", exact=True).fill("2026-11-17")
    page.get_by_label("Van", exact=True).fill("14:00")
    page.get_by_label("Tot", exact=True).fill("16:00")
    page.get_by_text("Komt ze terug?").click()
    page.get_by_label("elke week").check()
    page.get_by_label("Of hoeveel keer?").fill("4")
    page.get_by_label("het bestuur").check()
    look(page)
    page.get_by_role("button", name="Zet in de agenda").click()


def read_along(page, address):
    """The titles that a program without cookies reads at a secret address; None where it leads nowhere."""
    program = page.context.browser.new_context()
    answer = program.request.get(address)
    found = [str(event["summary"]) for event in Calendar.from_ical(answer.body()).events] if answer.ok else None
    assert (answer.status, program.cookies()) == (200 if answer.ok else 404, [])
    program.close()
    return found


def test_from_planning_to_a_tie_and_back(site, page):
    page.goto(site)
    page.locator("form[action='/demo/'] button").first.click()
    before = contacts(site, page)
    page.goto(f"{site}{HERE}")
    title = f"Stuurgroep {page.viewport_size['width']}"
    make(page, title)
    page.get_by_text("De vergadering staat in de agenda.").wait_for()
    look(page)
    rows = page.locator(".ticks li")
    for n in range(2):
        row = rows.nth(n)
        row.get_by_role("button", name="was er", exact=True).click()
        row.locator("button[aria-pressed='true']").wait_for()
    page.get_by_text("2 van").wait_for()
    look(page)
    assert contacts(site, page) == before + 1
    page.locator("#stand").get_by_role("button", name="Ongedaan maken").click()
    page.get_by_text("1 van").wait_for()
    assert contacts(site, page) == before
    subscribe_and_revoke(site, page, title)
    call_off_and_back(site, page, title)
    bring_and_undo(site, page)


def subscribe_and_revoke(site, page, title):
    page.goto(f"{site}{HERE}abonneren/")
    page.get_by_role("button", name="Maak een adres").click()
    address = page.locator("#adres").input_value()
    look(page)
    assert read_along(page, address).count(title) == 4
    page.get_by_role("button", name="Trek in").first.click()
    page.get_by_role("button", name="Trek in").wait_for(state="detached")
    assert read_along(page, address) is None


def call_off_and_back(site, page, title):
    page.goto(f"{site}{HERE}")
    page.get_by_role("link", name=title).first.click()
    page.get_by_text("Gaat het niet door?").click()
    page.get_by_role("button", name="Gelast deze en alle volgende af").click()
    page.get_by_text("3 vergaderingen zijn afgelast.").wait_for()
    look(page)
    page.get_by_role("button", name="Ongedaan maken").click()
    page.get_by_text("Alles is weer zoals voordien.").wait_for()
    assert page.get_by_text("afgelast", exact=True).count() == 0


def bring_and_undo(site, page):
    page.goto(f"{site}{HERE}inlezen/")
    look(page)
    page.locator("input[type=file]").set_input_files(FILE)
    page.get_by_role("button", name="Bekijk wat erin staat").click()
    page.get_by_text("5 nieuwe vergaderingen").wait_for()
    look(page)
    page.get_by_role("button", name="Lees in").click()
    page.get_by_text("5 vergaderingen ingelezen.").wait_for()
    assert page.get_by_role("link", name="Kerngroep vrijetijdsparticipatie").count() == 3
    look(page)
    page.get_by_role("button", name="Ongedaan maken").click()
    page.get_by_text("Alles is weer zoals voordien.").wait_for()
    assert page.get_by_role("link", name="Kerngroep vrijetijdsparticipatie").count() == 0


def test_ticking_works_without_script_and_a_list_of_names_is_asked(site, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl", java_script_enabled=False)
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(site)
    page.locator("form[action='/demo/'] button").first.click()
    page.goto(f"{site}{HERE}nieuw/")
    page.get_by_label("Waarover?").fill("Zonder script")
    page.get_by_label("Welke dag?", exact=True).fill("2026-11-18")
    page.get_by_label("Van", exact=True).fill("09:00")
    page.get_by_role("button", name="Zet in de agenda").click()
    page.get_by_role("link", name="Lees een aanwezigheidslijst in").click()
    page.get_by_label("Plak hier de namen").fill("Christel Notulen\nIemand Onbekend")
    page.get_by_role("button", name="Kijk wie erop staat").click()
    page.get_by_label("Iemand Onbekend").select_option(label="niet meenemen")
    page.get_by_role("button", name="Bevestig").click()
    row = page.locator(".ticks li").filter(has_text="Christel Notulen")
    assert row.locator("[aria-pressed='true']").inner_text().strip() == "was er"
    row.get_by_role("button", name="verontschuldigd").click()
    assert row.locator("[aria-pressed='true']").inner_text().strip() == "verontschuldigd"
    context.close()
