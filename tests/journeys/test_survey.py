"""A director asks in three ways; people answer with and without script, with words and with pictograms."""

import os
import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.looking import wrong_at

pytestmark = pytest.mark.browser
VOICES = """
  const voice = {lang: "nl-BE", name: "Ann"};
  window.spoken = [];
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => [voice], cancel() {}, addEventListener() {}, speak(said) { window.spoken.push(said.text); },
  }});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def somebody(browser):
    """A context for whoever has a link only: `somebody(script=False)`."""
    opened = []

    def make(script=True):
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, locale="nl", java_script_enabled=script, reduced_motion="reduce"
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


def made_survey(page, site):
    """The address of a survey that is ready, with the promise made."""
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url("**/rapport/")
    start = page.url.removesuffix("rapport/") + "peilingen/"
    page.goto(start + "vooraf/")
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    confirm = page.get_by_role("button", name="Bevestig")
    if confirm.count():
        confirm.click()
    page.goto(start)
    page.get_by_role("link", name="Nieuwe peiling").click()
    assert wrong_at(page) == []
    page.get_by_role("button", name="Zet klaar").click()
    page.get_by_text("De peiling staat klaar.").wait_for()
    return page.url


def group_link(page, survey, form):
    page.goto(survey + "vraag-een-groep/")
    assert wrong_at(page) == []
    page.get_by_label("Naam van de groep").fill("Recht-Op")
    page.get_by_label("Wie vraag je?").select_option("people_in_poverty" if form == "pictures" else "colleague")
    page.locator(f"input[name=form][value={form}]").check()
    page.get_by_label("Hoeveel mensen verwacht je?").fill("8")
    page.get_by_role("button", name="Maak de link").click()
    assert wrong_at(page) == []
    return page.locator("#adres").input_value()


@pytest.mark.parametrize("page", [390], indirect=True)
def test_from_a_survey_to_answers(page, site, somebody):
    survey = made_survey(page, site)
    words, pictures = (group_link(page, survey, form) for form in ("words", "pictures"))
    page.goto(survey)
    page.get_by_role("button", name="Begin de peiling").click()
    page.get_by_text("De peiling is begonnen.").wait_for()
    without_script(somebody(script=False), pictures)
    with_script(somebody(), pictures)
    by_keyboard(somebody(), words)
    answer(somebody(script=False), words)
    page.goto(survey)
    assert wrong_at(page) == []
    said = page.locator("table.response").inner_text()
    assert len(re.findall("antwoordden: minder dan vijf", said)) == 2
    page.goto(survey + "links/")
    assert wrong_at(page) == []
    page.goto(survey + "sluit/")
    page.get_by_role("button", name="Sluit de peiling").click()
    page.get_by_text("De peiling is gesloten.").wait_for()
    late = somebody()
    late.goto(words)
    expect(late.get_by_role("heading", level=1)).to_have_text("Deze peiling is voorbij.")


def answer(page, link):
    page.goto(link)
    for item in page.locator("fieldset.item").all():
        item.get_by_label("grotendeels").check()
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_role("heading", name="Bedankt.").wait_for()


def without_script(page, link):
    """Pictures are there, buttons that need a script are not; what was wrong keeps what was chosen."""
    page.goto(link)
    assert page.locator("fieldset.item img.drawing").count() == 6
    for hidden in ("[data-read]", "[data-no-line]"):
        assert not any(one.is_visible() for one in page.locator(hidden).all())
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_text("Je duidde nog niets aan.").first.wait_for()
    answer(page, link)
    page.get_by_role("link", name="Nog iemand?").click()
    assert page.locator("input:checked").count() == 0


def with_script(page, link):
    """Read aloud where there is a voice; nothing stays on a device of a group; axe and 320 px."""
    page.add_init_script(VOICES)
    page.goto(link)
    assert _wrong(page) == []
    page.locator("fieldset.item").nth(3).get_by_role("button", name="Lees voor").click()
    (spoken,) = page.evaluate("window.spoken")
    assert spoken.startswith("Er wordt naar mij geluisterd. helemaal niet. een beetje.")
    for item in page.locator("fieldset.item").all():
        item.get_by_label("zeg ik liever niet").check()
    page.reload()
    assert page.locator("input:checked").count() == 0
    assert page.evaluate("localStorage.length") == 0
    answer(page, link)
    assert _wrong(page) == []
    page.goto(link + "?taal=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("How is our network doing?")
    assert _wrong(page) == []


def by_keyboard(page, link):
    page.goto(link)
    assert _wrong(page) == []
    for number in range(1, 7):
        while not page.evaluate(f"document.activeElement.name === 'v{number}'"):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Verstuur").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Bedankt.").wait_for()


def link_in_mail(address):
    """The link that the last mail to `address` holds; in a demonstration mails are files."""
    folder = Path(os.environ["DRAAGVLAK_STATE"], "mail")
    files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
    (mail,) = [file.read_bytes() for file in files if address.encode() in file.read_bytes()][-1:]
    text = message_from_bytes(mail, policy=policy.default).get_content()
    return re.search(r"http://\S+/peiling/[0-9a-f]{32}/", text)[0]


def _wrong(page):
    """Their pages bear no name of ours in the title: the network asks, not the product."""
    return [said for said in wrong_at(page) if not said.startswith("title")]


@pytest.mark.parametrize("page", [390], indirect=True)
def test_what_was_chosen_stays_on_ones_own_device(page, site, somebody):
    survey = made_survey(page, site)
    page.goto(survey + "vraag-met-mail/")
    page.get_by_label("Wie vraag je?").select_option("colleague")
    page.get_by_label("E-mailadressen").fill("an@een.example")
    assert wrong_at(page) == []
    page.get_by_role("button", name="Vraag hen").click()
    page.get_by_text("1 mail staat klaar.").wait_for()
    page.get_by_role("button", name="Begin de peiling").click()
    page.get_by_text("De peiling is begonnen.").wait_for()
    while page.get_by_text("moet nog weg").count():  # mails leave in a thread
        page.reload()
    link = link_in_mail("an@een.example")
    mine = somebody()
    mine.goto(link)
    mine.locator("#id_v1").get_by_label("een beetje").check()
    mine.get_by_label("Wat hielp je het meest?").fill("Koffie")
    mine.reload()
    expect(mine.locator("#id_v1").get_by_label("een beetje")).to_be_checked()
    expect(mine.get_by_label("Wat hielp je het meest?")).to_have_value("Koffie")
    assert _wrong(mine) == []
    mine.context.set_offline(True)
    mine.get_by_role("button", name="Verstuur").click()
    expect(mine.get_by_text("Geen verbinding.")).to_be_visible()
    mine.context.set_offline(False)
    mine.get_by_role("button", name="Wis wat hier staat").click()
    assert (mine.locator("input:checked").count(), mine.evaluate("localStorage.length")) == (0, 0)
    mine.locator("#id_v1").get_by_label("helemaal", exact=True).check()
    mine.get_by_role("button", name="Verstuur").click()
    mine.get_by_role("heading", name="Bedankt.").wait_for()
    assert mine.evaluate("localStorage.length") == 0
    mine.goto(link)
    expect(mine.get_by_role("heading", level=1)).to_have_text("Je antwoordde al. Dank je.")
    assert _wrong(mine) == []
