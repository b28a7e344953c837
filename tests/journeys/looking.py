"""What must hold of each page of the product, whoever looks at it: asked of the page itself, in the browser."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

AXE = Axe()
NARROW, PHONE = 320, 390
# What axe leaves to taste or to best practice, asked here in plain words. Gives one sentence for each that is wrong.
PLAIN = """() => {
  const said = [];
  const shown = (element) => element.checkVisibility();
  const headings = [...document.querySelectorAll("h1")].filter(shown).length;
  if (headings !== 1) said.push(`${headings} headings of the first level`);
  if (!/^[a-z]{2}$/.test(document.documentElement.lang)) said.push("no language");
  if (!/^.+ · .+$|^Draagvlak/.test(document.title)) said.push(`title '${document.title}'`);
  if (!document.querySelector("link[rel=icon]")) said.push("no icon");
  for (const field of document.querySelectorAll("input, select, textarea")) {
    const isMute = ["hidden", "submit", "button"].includes(field.type);
    const isNamed = field.labels?.length || field.ariaLabel || field.getAttribute("aria-labelledby");
    if (!isMute && shown(field) && !isNamed) said.push(`no label for ${field.outerHTML.slice(0, 80)}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length) said.push(`twice the id ${twice}`);
  return said;
}"""
WIDER = """() => {
  const across = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= across) return [];
  const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > across + 1);
  return out.slice(0, 3).map((one) => `wider than ${across} px: ${one.cloneNode().outerHTML.slice(0, 120)}`);
}"""
# Of a page that was opened on a phone: its row of pages begins where one is.
ELSEWHERE = """() => {
  const here = document.querySelector(".pages-here [aria-current]")?.getBoundingClientRect();
  const isSeen = !here || (here.left >= 0 && here.right <= document.documentElement.clientWidth);
  return isSeen ? [] : ["the row of pages begins elsewhere"];
}"""

# What a page is made of, without its words and addresses: its elements with what they are and say that they are, and
# whether there is text in them. Neighbours that are alike count once.
SHAPE = """() => {
  const said = ["class", "role", "type", "lang", "for", "scope", "tabindex", "hidden", "disabled"];
  const own = (one) => [...one.attributes].filter((a) => said.includes(a.name) || a.name.startsWith("aria-"))
    .map((a) => a.name === "for" || a.name.endsWith("by") ? a.name : `${a.name}=${a.value.replace(/\\d+/g, "0")}`);
  const marks = ["alt", "href", "id", "title"];
  const has = (one) => marks.filter((name) => one.getAttribute(name)).join();
  const text = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) ? "t" : "";
  const told = (one) => {
    const within = [...one.children].map(told).filter((each, n, all) => each !== all[n - 1]);
    return `${one.localName}[${own(one)}|${has(one)}|${text(one)}](${within})`;
  };
  return told(document.body);
}"""


def axe_of(page: Page) -> Any:
    """What axe says of a page. A click returns before the page it leads to is there: axe that began on the one that
    leaves is asked again.
    """
    page.wait_for_load_state()
    try:
        return AXE.run(page)
    except Error:
        page.wait_for_load_state()
        return AXE.run(page)


def wrong_at(page, known: set[str] | None = None) -> list[str]:
    """What is wrong with the page as it stands: seen at 390 px, and for its width at 320.

    `known`: shapes of pages with which nothing was wrong; of a page of such a shape only what is plain is asked again.
    """
    shape = page.evaluate(SHAPE) if known is not None else ""
    if known is not None and shape in known:
        return page.evaluate(PLAIN)
    found = axe_of(page).response["violations"]
    wrong = [f"axe {one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])}×)" for one in found]
    wrong += page.evaluate(PLAIN)
    page.set_viewport_size({"width": NARROW, "height": 844})
    wrong += page.evaluate(WIDER)
    page.set_viewport_size({"width": PHONE, "height": 844})
    if known is not None and not wrong:
        known.add(shape)
    return wrong
