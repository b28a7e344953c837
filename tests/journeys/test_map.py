"""The map in a real browser: drawn, with and without the director, by keyboard to the table, searched."""

import json

import pytest
from playwright.sync_api import expect

from tests.journeys.looking import axe_of

pytestmark = pytest.mark.browser
MAP = "/voorbeeldgem/lokaal-netwerk/kaart/"
# A picture of the frame, as numbers: how many different colours, and how many pixels are not the most common one.
INK = """async () => {
  const frame = document.querySelector('#kaart');
  frame.sigma.refresh();
  const { nodes, edges } = frame.sigma.getCanvases();
  return [nodes, edges].map((canvas) => {
    const flat = document.createElement('canvas');
    [flat.width, flat.height] = [canvas.width, canvas.height];
    const context = flat.getContext('2d');
    context.drawImage(canvas, 0, 0);
    const pixels = context.getImageData(0, 0, flat.width, flat.height).data;
    let inked = 0;
    for (let at = 3; at < pixels.length; at += 4) if (pixels[at] > 0) inked += 1;
    return inked;
  });
}"""


@pytest.fixture
def said(page):
    heard = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda message: heard.append(message.text) if is_of_the_page(message) else None)
    return heard


def is_of_the_page(message):
    """An error or a warning; not the driver's that reading pixels (INK) is slow: the test does that."""
    is_driver = "GL Driver Message" in message.text and "ReadPixels" in message.text
    return message.type in ("error", "warning") and not is_driver


@pytest.fixture
def drawn(site, page):
    """Opens a map of the example and waits until it is drawn."""
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url("**/rapport/")

    def open_map(rest=""):
        page.goto(f"{site}{MAP}{rest}")
        page.locator("#kaart[data-state=drawn]").wait_for()
        page.locator("#kaart[data-names]:not([data-names='0'])").wait_for()
        return page

    return open_map


def clean(page):
    found = axe_of(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def names(page):
    return page.evaluate("document.querySelector('#kaart').names")


def stands_in_its_band(one):
    return one["box"][1] >= one["band"][0] - 2 and one["box"][3] <= one["band"][1] + 2


def no_two_touch(boxes):
    return not [
        (one, other)
        for n, (a, one) in enumerate(boxes)
        for b, other in boxes[:n]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def test_the_map_is_drawn_and_says_who_is_where(drawn, said):
    page = drawn("personen/")
    nodes, edges = page.evaluate(INK)
    assert nodes > 1000
    assert edges > 1000
    shown = names(page)
    assert len(shown) > 10
    assert no_two_touch([(one["box"], one["name"]) for one in shown])
    assert [one["name"] for one in shown if not stands_in_its_band(one)] == []
    assert page.locator(".band-name").all_inner_texts()[0].split() == ["★", "bestuur"]
    clean(page)
    # Hidden on the level of organisations: everybody's name.
    everybody = {row.split("\n")[0].strip() for row in page.locator("#tabel th[scope=row]").all_inner_texts()}
    assert "Fatou Demo" in " ".join(everybody)
    page.get_by_role("link", name="Organisaties", exact=True).click()
    page.locator("#kaart[data-state=drawn]").wait_for()
    assert "Fatou Demo" not in page.content()
    clean(page)
    assert said == []


def test_without_the_director_and_back(drawn, said):
    page = drawn("personen/")
    before = page.evaluate(INK)
    places = page.evaluate("document.querySelector('#kaart').sigma.getGraph().mapNodes((n, a) => [n, a.x, a.y])")
    toggle = page.get_by_role("button", name="Zonder Lies Voorbeeld")
    assert toggle.get_attribute("aria-pressed") == "false"
    toggle.click()
    page.locator("#tabel.without-director").wait_for()
    assert toggle.get_attribute("aria-pressed") == "true"
    assert "komen los te staan" in page.locator("#kaart-stand").inner_text()
    after = page.evaluate(INK)
    assert after[1] < before[1]  # dashes leave paper free
    now = page.evaluate("document.querySelector('#kaart').sigma.getGraph().mapNodes((n, a) => [n, a.x, a.y])")
    assert now == places
    assert "komt los te staan" in page.locator("#tabel tbody tr").first.inner_text()
    assert page.url.endswith("?zonder=1")
    clean(page)
    page.reload()
    page.locator("#kaart[data-state=drawn]").wait_for()
    assert "komen los te staan" in page.locator("#kaart-stand").inner_text()
    page.get_by_role("button", name="Zonder Lies Voorbeeld").click()
    page.locator("#tabel:not(.without-director)").wait_for()
    assert "zijn met elkaar verbonden" in page.locator("#kaart-stand").inner_text()
    assert said == []


def test_by_keyboard_from_the_map_to_the_table_and_back(drawn, said):
    page = drawn("personen/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "stage":
            break
    page.keyboard.press("ArrowDown")
    heard = page.locator("#kaart-zegt")
    assert heard.inner_text().startswith("Lies Voorbeeld, ")
    page.keyboard.press("ArrowRight")
    neighbour = heard.inner_text()
    assert "collega’s" in neighbour
    assert not neighbour.startswith("Lies Voorbeeld")
    page.keyboard.press("ArrowUp")
    assert "leidinggevenden" in heard.inner_text()
    name = heard.inner_text().split(",")[0]
    page.keyboard.press("Enter")
    page.locator("#tabel tr:focus").wait_for()
    assert name in page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".stage:focus").wait_for()
    assert heard.inner_text().startswith(name)
    page.keyboard.press("Escape")
    assert heard.inner_text() == ""
    ratio = "document.querySelector('#kaart').sigma.getCamera().ratio"
    page.keyboard.press("+")
    assert page.evaluate(ratio) < 1
    page.get_by_role("button", name="Alles", exact=True).click()
    assert page.evaluate(ratio) == 1
    assert said == []


def test_the_search_of_the_table_filters_the_map(drawn, said):
    page = drawn("personen/")
    shown = len(names(page))
    page.get_by_label("Zoek in de tabel en op de kaart").fill("bestuur")
    expect(page.locator("#tabel tbody tr")).to_have_count(3)
    expect(page.locator("#kaart")).not_to_have_attribute("data-names", str(shown))
    assert {one["name"].split()[0] for one in names(page)} <= {"Schepen", "Burgemeester"}
    clean(page)
    page.get_by_label("Zoek in de tabel en op de kaart").fill("xyzzy")
    page.get_by_text("Niemand past bij wat je zoekt").wait_for()
    clean(page)
    assert said == []


CAMERA = "document.querySelector('#kaart').sigma.getCamera().getState()"
RESTED = """() => {
  const { sigma } = document.querySelector('#kaart');
  return !sigma.isMoving && (!sigma.isSlow || sigma.still.style.transform === 'none');
}"""
# How often the map is drawn anew while nothing happens for some frames.
IDLE = """() => new Promise((done) => {
  const { sigma } = document.querySelector('#kaart');
  let [drawn, frames] = [0, 0];
  sigma.on('beforeRender', () => (drawn += 1));
  const step = () => ((frames += 1) < 20 ? requestAnimationFrame(step) : done(drawn));
  requestAnimationFrame(step);
})"""


def test_the_map_draws_itself_only_when_something_happened(drawn):
    page = drawn("personen/")
    page.wait_for_function(RESTED)
    assert page.evaluate(IDLE) == 0


def test_what_moved_is_drawn_again_at_once(drawn, said):
    page = drawn("personen/")
    page.wait_for_function(RESTED)
    before = names(page)
    page.evaluate("document.querySelector('#kaart').sigma.getCamera().setState({ x: 0.4, y: 0.6, ratio: 0.5 })")
    page.wait_for_function(RESTED)
    page.wait_for_function(
        "was => JSON.stringify(document.querySelector('#kaart').names) !== was",
        arg=json.dumps(before, separators=(",", ":"), ensure_ascii=False),
    )
    shown = names(page)
    assert no_two_touch([(one["box"], one["name"]) for one in shown])
    assert all(ink > 1000 for ink in page.evaluate(INK))
    assert said == []


def touch(client, kind, *places):
    points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
    client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_finger_moves_the_map_and_two_come_closer(site, browser):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nl", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.wait_for_url("**/rapport/")
    page.goto(f"{site}{MAP}personen/")
    page.locator("#kaart[data-names]").wait_for()
    page.locator(".stage").scroll_into_view_if_needed()
    box = page.locator(".stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 600) / 2
    client = context.new_cdp_session(page)
    scrolled, before = page.evaluate("scrollY"), page.evaluate(CAMERA)
    touch(client, "touchStart", (x, y))
    for step in range(1, 9):
        touch(client, "touchMove", (x + 10 * step, y))
    touch(client, "touchEnd")
    page.wait_for_function(RESTED)
    dragged = page.evaluate(CAMERA)
    assert dragged["x"] < before["x"] - 0.05
    assert dragged["ratio"] == before["ratio"]
    touch(client, "touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 9):
        touch(client, "touchMove", (x - 20 - 8 * step, y - 4 * step), (x + 20 + 8 * step, y + 4 * step))
    touch(client, "touchEnd")
    page.wait_for_function(RESTED)
    pinched = page.evaluate(CAMERA)
    assert pinched["ratio"] < dragged["ratio"] * 0.8
    assert pinched["angle"] == 0  # bands stay level, however the fingers turn
    assert page.evaluate("scrollY") == scrolled
    context.close()


def test_without_script_the_table_says_it_all(site, browser):
    context = browser.new_context(java_script_enabled=False, locale="nl")
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Bekijk Voorbeeldgem").click()
    page.goto(f"{site}{MAP}personen/")
    assert "De kaart tekenen kan alleen met JavaScript." in page.locator("noscript").inner_text()
    assert not page.locator("#kaart").is_visible()
    page.get_by_role("button", name="Zonder Lies Voorbeeld").click()
    assert "komt los te staan" in page.locator("#tabel tbody tr").first.inner_text()
    assert page.get_by_role("button", name="Zonder Lies Voorbeeld").get_attribute("aria-pressed") == "true"
    context.close()


def test_without_webgl_the_page_says_so(drawn, page):
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(page.url.replace("rapport/", "kaart/"))
    page.get_by_text("De kaart tekenen lukt niet in deze browser.").wait_for()
    assert not page.locator("#kaart").is_visible()
    clean(page)
