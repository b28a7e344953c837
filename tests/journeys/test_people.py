"""The people of a network in a browser: found with a typo, changed on a day, saved by two, two made one and apart."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looking import axe_of

pytestmark = pytest.mark.browser
PEOPLE = "/voorbeeldgem/lokaal-netwerk/mensen/"


def clean(page):
    """No violation of axe, and no sideways scrolling."""
    found = axe_of(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture
def people(site, page):
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url("**/rapport/")
    page.goto(f"{site}{PEOPLE}")
    return page


def add(page, name, **more):
    page.goto(f"{page.url.split(PEOPLE)[0]}{PEOPLE}nieuw/")
    page.get_by_label("Naam", exact=True).fill(name)
    for label, text in more.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_text("Deze persoon staat erbij.").wait_for()
    return page.url


def test_somebody_is_found_with_a_typo_and_changes_on_a_day(people):
    width = people.viewport_size["width"]
    name = f"Xaviera Dieltjens {width}"
    add(people, name, Functie="consulent")
    clean(people)
    people.goto(people.url.split(PEOPLE)[0] + PEOPLE)
    clean(people)
    people.get_by_label("Zoek op naam, organisatie of functie").press_sequentially(f"dieltiens xaviera {width}")
    expect(people.locator("#lijst [aria-live]")).to_have_text("1 mens")
    expect(people).to_have_url(re.compile("zoek=dieltiens"))
    people.get_by_role("link", name=name).click()
    people.get_by_role("link", name="Er veranderde iets").click()
    clean(people)
    people.get_by_label("Veranderde op").fill("2026-11-02")
    people.get_by_label("Laag vanaf dan").select_option("management")
    people.get_by_label("Functie vanaf dan").fill("directeur")
    people.get_by_role("button", name="Noteer").click()
    people.get_by_text("Genoteerd. Wat vroeger waar was, blijft staan.").wait_for()
    told = people.locator("main").inner_text()
    assert "tot en met 1 november 2026" in told
    assert "sinds 2 november 2026" in told
    assert "consulent" in told
    clean(people)


def test_the_second_who_saves_sees_both_texts_and_keeps_the_typed_one(people, browser):
    url = add(people, f"Yolande Tweemaal {people.viewport_size['width']}", Functie="consulent")
    people.get_by_role("link", name="Verbeter een fout").click()
    people.get_by_label("Functie", exact=True).fill("mijn woord")
    other = people.context.new_page()
    other.goto(f"{url}verbeteren/")
    other.get_by_label("Functie", exact=True).fill("hun woord")
    other.get_by_role("button", name="Bewaar").click()
    other.get_by_text("Het is verbeterd.").wait_for()
    people.get_by_role("button", name="Bewaar").click()
    both = people.get_by_role("alert").filter(has_text="Intussen heeft iemand anders dit aangepast.")
    both.wait_for()
    assert "mijn woord" in both.inner_text()
    assert "hun woord" in both.inner_text()
    assert people.get_by_label("Functie", exact=True).input_value() == "mijn woord"
    clean(people)
    people.get_by_role("button", name="Bewaar").click()
    people.get_by_text("Het is verbeterd.").wait_for()
    assert "mijn woord" in people.locator("main").inner_text()


def test_two_are_made_one_and_apart_again(people):
    name = f"Zénobe Dubbel {people.viewport_size['width']}"
    add(people, name, Functie="vrijwilliger")
    add(people, name.replace("é", "e"), Gemeente="Duffel")
    people.goto(people.url.split(PEOPLE)[0] + f"{PEOPLE}dubbels/")
    clean(people)
    people.get_by_role("link", name=f"Vergelijk {name}").click()
    clean(people)
    people.get_by_role("button", name="Maak er één persoon van").click()
    people.get_by_text("Het is nu één persoon.").wait_for()
    assert "Duffel" in people.locator("main").inner_text()
    people.get_by_role("button", name="Maak ongedaan").click()
    people.get_by_text("Het zijn weer twee personen.").wait_for()
    assert "Duffel" not in people.locator("main").inner_text()


def test_several_are_changed_together_and_taken_back(people):
    width = people.viewport_size["width"]
    for n in (1, 2):
        add(people, f"Samen{width} Nummer {n}")
    people.goto(people.url.split(PEOPLE)[0] + f"{PEOPLE}?zoek=Samen{width}")
    for box in people.get_by_role("checkbox", name=re.compile("Kies Samen")).all():
        box.check()
    people.get_by_role("button", name="Pas de gekozen mensen samen aan").click()
    clean(people)
    people.get_by_label("Organisatie").fill("Kringwinkel")
    people.get_by_role("button", name="Bekijk eerst wat er verandert").click()
    people.get_by_text("2 mensen veranderen.").wait_for()
    clean(people)
    people.get_by_role("button", name="Pas aan", exact=True).click()
    people.get_by_text("Het is aangepast.").wait_for()
    clean(people)
    people.get_by_role("button", name="Neem terug").click()
    people.get_by_text("2 aanpassingen zijn teruggenomen.").wait_for()


def test_an_organisation_is_suggested_renamed_and_known(people):
    width = people.viewport_size["width"]
    add(people, f"Odette Werkt {width}", Organisatie=f"Kringwinkl {width}")
    site = people.url.split(PEOPLE)[0]
    people.goto(f"{site}{PEOPLE}nieuw/")
    people.get_by_label("Organisatie", exact=True).press_sequentially(f"kringwinkel {width}")
    expect(people.locator("#organisaties option").first).to_have_attribute("value", f"Kringwinkl {width}")
    people.goto(f"{site}/voorbeeldgem/lokaal-netwerk/organisaties/")
    clean(people)
    people.goto(f"{site}/voorbeeldgem/lokaal-netwerk/organisaties/over/Kringwinkl {width}/")
    clean(people)
    people.get_by_role("link", name="Pas aan").click()
    clean(people)
    people.get_by_label("Naam", exact=True).fill(f"Kringwinkel {width}")
    people.get_by_label("KBO-nummer").fill("0403.019.262")
    people.get_by_role("button", name="Bewaar").click()
    people.get_by_text("Er is nog iets nodig.").wait_for()
    assert people.get_by_label("Naam", exact=True).input_value() == f"Kringwinkel {width}"
    people.get_by_label("KBO-nummer").fill("BE 0403.019.261")
    people.get_by_role("button", name="Bewaar").click()
    people.get_by_text("0403.019.261").wait_for()
    assert f"Odette Werkt {width}" in people.locator("main").inner_text()
