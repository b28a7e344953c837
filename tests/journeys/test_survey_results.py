"""A survey from its making to what respondents get back: twelve answers, four with pictures, two without script; then
the page for the board, and a year later, when the evidence has gone stale, the next conversation.
"""

import pytest
from pypdf import PdfReader

from tests.journeys.behind import as_of
from tests.journeys.looking import wrong_at

pytestmark = pytest.mark.browser
HERE = "/voorbeeldgem/lokaal-netwerk/peilingen/"
TEXT = "We hangen de kalender op in elke wachtzaal."
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "nl", "reduced_motion": "reduce"}


@pytest.fixture
def director(site, browser):
    context = browser.new_context(**PHONE)
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(site)
    page.locator("form[action='/demo/'] button").first.click()
    yield page
    context.close()


def looked_at(page):
    assert wrong_at(page) == []
    page.set_viewport_size(PHONE["viewport"])


def begun(site, page):
    """A survey that is open, and the addresses of two groups: eight who answer with words, six with pictures."""
    page.goto(f"{site}{HERE}vooraf/")
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    if (confirm := page.get_by_role("button", name="Bevestig")).count():
        confirm.click()
    page.goto(f"{site}{HERE}nieuw/")
    page.get_by_role("button", name="Zet klaar").click()
    page.get_by_role("link", name="Een groep, met één link").wait_for()
    survey = page.url
    groups = [_group(page, survey, *asked) for asked in (("partner_organisation", "words", "8"), _POOR)]
    page.goto(survey)
    page.get_by_role("button", name="Begin de peiling").click()
    return survey, groups


_POOR = ("people_in_poverty", "pictures", "6")


def _group(page, survey, layer, form, expected):
    page.goto(f"{survey}vraag-een-groep/")
    page.locator("input[name=name]").fill(f"Groep {layer}")
    page.locator("select[name=layer]").select_option(layer)
    page.locator(f"input[name=form][value={form}]").check()
    page.locator("input[name=expected]").fill(expected)
    page.get_by_role("button", name="Maak de link").click()
    return page.locator("#adres").input_value()


def answer(browser, address, times, has_script=True, remark=""):
    """As somebody who was never here, one after the other on one device."""
    context = browser.new_context(**PHONE, java_script_enabled=has_script)
    context.set_default_timeout(20_000)
    page = context.new_page()
    for _each in range(times):
        page.goto(address)
        for item in page.locator("fieldset.item").all():
            item.locator("input[value='3']").check()
        page.locator("textarea").first.fill(remark)
        page.locator("button.send").click()
        page.wait_for_url("**/bedankt/**")
    given_back = page.locator("a[href*='/terug/']").get_attribute("href")
    context.close()
    return given_back


def test_what_comes_out_is_shown_and_given_back(site, browser, director):
    survey, (words, pictures) = begun(site, director)
    answer(browser, words, 6, remark="Dat Fien altijd terugbelt.")
    answer(browser, words, 2, has_script=False)
    back = answer(browser, pictures, 4)
    director.goto(f"{site}{HERE}uitkomst/")
    assert director.locator("svg").count() == 0, "nothing is told while it is open"
    director.goto(f"{survey}sluit/")
    director.get_by_role("button", name="Sluit de peiling").click()
    director.get_by_role("link", name="Bekijk wat eruit kwam").click()
    director.get_by_text("12 van de 14 antwoordden. Het netwerk vertrouwen: grotendeels.").wait_for()
    assert director.locator("main svg").count() == 2, "four answers with pictures are shown with the others alone"
    looked_at(director)
    director.get_by_role("link", name="Wat mensen erbij schreven").first.click()
    director.get_by_role("link", name="Laat anderen dit lezen").first.click()
    director.locator("textarea").fill("Dat iemand altijd terugbelt.")
    looked_at(director)
    director.get_by_role("button", name="Laat anderen dit lezen").click()
    director.get_by_text("Anderen lezen:").wait_for()
    looked_at(director)
    director.goto(f"{survey}teruggeven/")
    director.locator("textarea").fill(TEXT)
    director.get_by_role("button", name="Bewaar").click()
    director.get_by_role("button", name="Toon dit vanaf vandaag").click()
    director.get_by_text("Wie antwoordde, leest het vanaf nu.").wait_for()
    looked_at(director)
    context = browser.new_context(**PHONE, java_script_enabled=False)
    reader = context.new_page()
    reader.goto(f"{site}{back}")
    for said in (TEXT, "12 van de 14 mensen antwoordden.", "Dat iemand altijd terugbelt."):
        assert reader.get_by_text(said).first.is_visible(), said
    context.close()
    director.goto(f"{site}{back}")
    looked_at(director)
    for_the_board(site, director)
    a_year_later(site, director)


def for_the_board(site, director):
    """The page for the board: one, tagged, of the municipality, and in it nobody who is known."""
    director.goto(f"{site}/voorbeeldgem/lokaal-netwerk/rapport/")
    with director.expect_download() as given:
        director.get_by_role("link", name="Eén bladzijde voor het bestuur (PDF)").click()
    paper = PdfReader(given.value.path())
    (page,) = paper.pages
    said = " ".join(page.extract_text().split())
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for part in ("Voorbeeldgem", "Het bestuur geeft er middelen voor: budget, 18 december 2025."):
        assert part in said, part
    for name in ("Notulen", "Vandewei", "De Linde", "Voorbeeld,"):
        assert name not in said, name


def a_year_later(site, director):
    """What showed support no longer does: the layer says so, and the report has the conversation to win it again."""
    as_of("voorbeeldgem", "2027-11-24")
    try:
        director.goto(f"{site}/voorbeeldgem/lokaal-netwerk/steun/laag/political/")
        director.get_by_text("verlopen op 18 december 2026").first.wait_for()
        looked_at(director)
        director.goto(f"{site}/voorbeeldgem/lokaal-netwerk/rapport/")
        director.get_by_text("Het gesprek over steun").wait_for()
        director.get_by_text("Wat weet je al van ons netwerk?").first.wait_for()
        looked_at(director)
    finally:
        as_of("voorbeeldgem", "2026-11-24")
