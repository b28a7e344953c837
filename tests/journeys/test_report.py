"""The letter in a browser: on paper, by keyboard, answered twice at once, and without script."""

import unicodedata
from io import BytesIO

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser
REPORT = "/voorbeeldgem/lokaal-netwerk/rapport/"
FOCUSED = "document.activeElement.innerText || ''"


def flat(text):
    """Without line ends, and without the ligatures of print."""
    return unicodedata.normalize("NFKC", " ".join(text.split()))


@pytest.fixture
def letter(site, page):
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url(f"**{REPORT}")
    yield page
    page.goto(f"{site}{REPORT}")
    while page.get_by_role("button", name="Neem terug").count():
        page.get_by_role("button", name="Neem terug").first.click()
        page.get_by_text("Je antwoord is weg.").wait_for()
        page.goto(f"{site}{REPORT}")


def test_printed_it_fits_two_pages_and_has_nothing_to_press(letter):
    printed = PdfReader(BytesIO(letter.pdf(format="A4")))
    said = flat(" ".join(page.extract_text() for page in printed.pages))
    assert 1 <= len(printed.pages) <= 2
    assert all(page.extract_text().strip() for page in printed.pages)
    told = letter.locator("main h1, main h2, main section li:not(.talks *, .answered *)").all_inner_texts()
    assert len(told) > 15
    assert [line for line in told if flat(line) not in said] == []
    assert not [word for word in ("Gedaan", "Niet nu", "Klopt niet", "JSON", "Afmelden") if word in said]
    assert "met jou" in said


def test_focus_lands_on_what_was_noted(letter):
    letter.get_by_role("button", name="Niet nu").first.focus()
    letter.keyboard.press("Enter")
    letter.get_by_role("button", name="Neem terug").first.wait_for()
    assert letter.evaluate(FOCUSED).startswith("Genoteerd: niet nu.")
    letter.keyboard.press("Tab")
    assert letter.evaluate(FOCUSED) == "Gedaan"
    letter.get_by_role("button", name="Neem terug").first.press("Enter")
    letter.get_by_text("Je antwoord is weg.").wait_for()
    assert letter.evaluate(FOCUSED).startswith("Je antwoord is weg.")


def test_a_double_click_is_one_answer(letter):
    sent = []
    letter.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    letter.get_by_role("button", name="Gedaan").first.dblclick()
    letter.get_by_role("button", name="Neem terug").first.wait_for()
    assert letter.get_by_role("button", name="Neem terug").count() == 1
    assert len(sent) == 1


def test_without_script_it_answers_too(site, browser):
    context = browser.new_context(java_script_enabled=False, locale="nl")
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url(f"**{REPORT}")
    page.get_by_role("button", name="Klopt niet").first.click()
    page.wait_for_url(f"**{REPORT}#gesprekken")
    assert "samenbrengen: Klopt niet" in page.locator("#gesprekken").inner_text()
    page.get_by_role("button", name="Neem terug").click()
    page.wait_for_load_state()
    assert page.get_by_role("button", name="Neem terug").count() == 0
    context.close()
