"""Noting contacts on a phone: in one line, undone, and without connection, sent once when there is one again."""

import pytest

from tests.journeys.looking import axe_of

pytestmark = pytest.mark.browser
NETWORK = "/voorbeeldgem/lokaal-netwerk/contacten/"
LINES = (
    "gisteren koffie met Inge Zwembad over zweminstap een",
    "eergisteren gebeld met Veerle over zweminstap twee",
    "huisbezoek bij Fatou over zweminstap drie",
)


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(context, site):
    page = context.new_page()
    page.goto(site)
    page.locator("form[action='/demo/'] button").first.click()
    page.wait_for_url("**/rapport/")
    return page


def no_violations(page):
    found = axe_of(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def found(page, site, words):
    """How many contacts the list finds with these words."""
    page.goto(f"{site}{NETWORK}?tekst={words}")
    return page.locator("tbody tr").count()


def waiting(page):
    return page.evaluate("Notes.kept().then((notes) => notes.length)")


def ready(page, site):
    """At the note page, with the page for without connection put ready."""
    page.goto(f"{site}{NETWORK}noteer/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def until(page, promised):
    """Until what the expression promises is true: `wait_for_function` takes the promise itself for true."""
    page.evaluate(
        f"""async () => {{
            const last = Date.now() + 20000;
            while (!(await ({promised}))) {{
                if (Date.now() > last) throw new Error("it never came true");
                await new Promise((done) => setTimeout(done, 50));
            }}
        }}"""
    )


def keep(page, line):
    before = waiting(page)
    page.locator("#id_line").fill(line)
    page.keyboard.press("Enter")
    until(page, f"Notes.kept().then((notes) => notes.length === {before + 1})")


def sent(page):
    until(page, "Notes.kept().then((notes) => notes.length === 0)")


def test_from_plus_to_noted_in_one_line_and_one_tap(page, site):
    page.locator(".phone-bar").get_by_role("link", name="Noteer").click()
    page.wait_for_url("**/noteer/")
    assert page.evaluate("document.activeElement.id") == "id_line"
    no_violations(page)
    page.keyboard.type("gisteren koffie met Inge over zwemuurtje")
    page.locator("#voorstel strong").wait_for()
    assert page.locator("#voorstel strong").inner_text() == (
        "gisteren (maandag 23 november) · koffie · Inge Zwembad · zwemuurtje"
    )
    no_violations(page)
    size = page.get_by_role("button", name="Klopt, noteer").bounding_box()
    assert size["height"] >= 44
    page.keyboard.press("Enter")
    page.wait_for_url("**?genoteerd=*")
    no_violations(page)
    page.get_by_role("button", name="Ongedaan maken").click()
    page.get_by_text("Ongedaan gemaakt. Er is niets bewaard.").wait_for()
    assert found(page, site, "zwemuurtje") == 0


def test_who_is_meant_is_asked_and_somebody_new_gets_a_layer(page, site):
    page.goto(f"{site}{NETWORK}noteer/")
    page.locator("#id_line").fill("koffie met de schepen en Karel De Smet over zwempoort")
    page.get_by_text("Wie bedoel je met ‘schepen’?").wait_for()
    no_violations(page)
    page.get_by_text("Schepen De Linde").click()
    page.get_by_text("Een nieuwe persoon: Karel De Smet").click()
    page.get_by_label("Laag van Karel De Smet, als die nieuw is").select_option("association")
    page.get_by_role("button", name="Klopt, noteer").click()
    page.wait_for_url("**?genoteerd=*")
    assert "Karel De Smet" in page.locator(".noted").inner_text()
    page.get_by_role("button", name="Ongedaan maken").click()
    page.get_by_text("Ongedaan gemaakt. Er is niets bewaard.").wait_for()


def test_three_contacts_without_connection_are_three_contacts(page, site, context):
    ready(page, site)
    context.set_offline(True)
    page.goto(f"{site}{NETWORK}noteer/")
    page.get_by_text("Er is nu geen verbinding.").wait_for()
    no_violations(page)
    for line in LINES:
        keep(page, line)
    assert page.locator("#bewaard li").all_inner_texts() == list(LINES)
    no_violations(page)
    page.reload()
    page.locator("#bewaard li").nth(2).wait_for()
    context.set_offline(False)
    sent(page)
    page.get_by_text("Je notities van zonder verbinding zijn verstuurd: 3.").wait_for()
    assert found(page, site, "zweminstap") == 3
    page.reload()
    assert page.locator("tbody tr").count() == 3
    assert waiting(page) == 0


def test_a_note_of_which_the_answer_was_lost_is_made_once(page, site, context):
    """It arrives, its answer does not; it is sent again, from two tabs and twice by hand."""
    ready(page, site)
    page.evaluate("window.before = fetch")
    page.evaluate(
        """() => { window.fetch = async (address, options) => {
            const answer = await window.before(address, options);
            if (options?.method === "POST") throw new TypeError("the line broke");
            return answer;
        } }"""
    )
    page.evaluate("place => Notes.keep(place, { line: 'koffie met Inge over zwembrevet' })", f"{NETWORK}noteer/")
    page.evaluate("Notes.send().catch(() => null)")
    assert waiting(page) == 1
    page.evaluate("() => { window.fetch = window.before }")
    other = context.new_page()
    page.evaluate("() => { Notes.send(); Notes.send() }")
    other.goto(f"{site}{NETWORK}")
    sent(page)
    assert found(page, site, "zwembrevet") == 1


def test_a_double_click_makes_one(page, site):
    page.goto(f"{site}{NETWORK}noteer/")
    page.locator("#id_line").fill("mail aan Inge over zwembadfeest")
    page.get_by_role("button", name="Klopt, noteer").dblclick()
    page.wait_for_url("**?genoteerd=*")
    assert found(page, site, "zwembadfeest") == 1


def test_a_confirmed_note_survives_a_line_that_breaks(page, site, context):
    ready(page, site)
    page.locator("#id_line").fill("koffie met Inge over zwemvest")
    page.get_by_role("button", name="Klopt, noteer").wait_for()
    context.set_offline(True)
    page.get_by_role("button", name="Klopt, noteer").click()
    page.locator("#bewaard li").wait_for()
    assert page.locator("#bewaard li").inner_text() == "koffie met Inge over zwemvest"
    context.set_offline(False)
    sent(page)
    assert found(page, site, "zwemvest") == 1
    page.goto(f"{site}{NETWORK}noteer/")
    assert page.locator("#id_line").input_value() == ""


def test_who_is_not_clear_waits_to_be_confirmed(page, site, context):
    ready(page, site)
    context.set_offline(True)
    page.goto(f"{site}{NETWORK}noteer/")
    keep(page, "koffie met de schepen over zwemnorm")
    context.set_offline(False)
    sent(page)
    page.goto(f"{site}{NETWORK}")
    no_violations(page)
    page.get_by_role("link", name="koffie met de schepen over zwemnorm").click()
    page.get_by_text("Schepen Vandewei").click()
    page.get_by_role("button", name="Klopt, noteer").click()
    page.wait_for_url("**?genoteerd=*")
    assert found(page, site, "zwemnorm") == 1
    assert page.get_by_role("link", name="koffie met de schepen over zwemnorm").count() == 0


def test_notes_stay_with_who_typed_them(page, site, context):
    ready(page, site)
    context.set_offline(True)
    page.goto(f"{site}{NETWORK}noteer/")
    keep(page, "koffie met Inge over zwemgeheim")
    mine = page.evaluate("Notes.owner()")
    context.set_offline(False)
    sent(page)
    # Of somebody else who uses this device: not shown, not sent, and kept for them.
    page.evaluate("Notes.setOwner('a'.repeat(32))")
    page.evaluate("place => Notes.keep(place, { line: 'koffie met Inge over zwemander' })", f"{NETWORK}noteer/")
    page.goto(f"{site}{NETWORK}noteer/")
    assert page.evaluate("Notes.owner()") == mine
    page.evaluate("Notes.send()")
    assert waiting(page) == 0
    assert found(page, site, "zwemander") == 0
    page.evaluate("Notes.setOwner('a'.repeat(32))")
    assert waiting(page) == 1


def test_after_signing_out_nobody_notes_and_nothing_is_shown(page, site, context):
    ready(page, site)
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Afmelden").click()
    page.wait_for_url(f"{site}/**")
    until(page, "Notes.owner().then((owner) => !owner)")
    context.set_offline(True)
    page.goto(f"{site}{NETWORK}noteer/")
    page.get_by_text("Op dit toestel is niemand aangemeld.").wait_for()
    assert page.locator("form").is_hidden()


def test_the_device_keeps_no_page_with_people(page, site, context):
    ready(page, site)
    for address in ("", "noteer/", "lang-niet-gezien/"):
        page.goto(f"{site}{NETWORK}{address}")
    kept = page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const asked of await cache.keys()) {
                    found.push([new URL(asked.url).pathname, await (await cache.match(asked)).text()]);
                }
            }
            return found;
        }"""
    )
    assert sorted(address for address, _ in kept) == [
        "/noteren/",
        "/static/contacts/contacts.css",
        "/static/contacts/shell.js",
        "/static/shared/base.css",
        "/static/shared/icon.svg",
        "/static/shared/notes.js",
        "/static/shared/tokens.css",
    ]
    assert not [address for address, text in kept if "Lies" in text or "Zwembad" in text]


def test_the_pages_of_contacts_are_for_everybody(page, site):
    for address in ("", "lang-niet-gezien/"):
        page.goto(f"{site}{NETWORK}{address}")
        no_violations(page)
    page.goto(f"{site}{NETWORK}")
    page.locator("tbody a").first.click()
    page.locator("details.parts summary").click()
    no_violations(page)
    page.get_by_role("button", name="Haal dit contact weg").click()
    page.get_by_role("button", name="Ongedaan maken").click()
    page.get_by_text("Het contact staat er weer.").wait_for()
