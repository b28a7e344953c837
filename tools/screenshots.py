"""Every page of the example municipality at two widths, light and dark, in two languages, into screenshots/."""

import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from tools.browsing import chromium
from tools.site import running_site

ROOT = Path(__file__).parents[1]
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
PAGES = {
    "report": "/voorbeeldgem/lokaal-netwerk/rapport/",
    "summary": "/voorbeeldgem/lokaal-netwerk/samenvatting/",
    "week": "/voorbeeldgem/lokaal-netwerk/week/",
    "drive": "/voorbeeldgem/lokaal-netwerk/beweging/",
    "mine": "/voorbeeldgem/lokaal-netwerk/mijn-werk/",
    "map": "/voorbeeldgem/lokaal-netwerk/kaart/",
    "people": "/voorbeeldgem/lokaal-netwerk/mensen/",
    "add-person": "/voorbeeldgem/lokaal-netwerk/mensen/nieuw/",
    "doubles": "/voorbeeldgem/lokaal-netwerk/mensen/dubbels/",
    "organisations": "/voorbeeldgem/lokaal-netwerk/organisaties/",
    "meetings": "/voorbeeldgem/lokaal-netwerk/vergaderingen/",
    "meeting": "/voorbeeldgem/lokaal-netwerk/vergaderingen/1/",
    "new_meeting": "/voorbeeldgem/lokaal-netwerk/vergaderingen/nieuw/",
    "calendar_file": "/voorbeeldgem/lokaal-netwerk/vergaderingen/inlezen/",
    "own_calendar": "/voorbeeldgem/lokaal-netwerk/vergaderingen/abonneren/",
    "support": "/voorbeeldgem/lokaal-netwerk/steun/",
    "layer": "/voorbeeldgem/lokaal-netwerk/steun/laag/political/",
    "note-evidence": "/voorbeeldgem/lokaal-netwerk/steun/laag/political/bewijs/",
    "surveys": "/voorbeeldgem/lokaal-netwerk/peilingen/",
    "survey-promise": "/voorbeeldgem/lokaal-netwerk/peilingen/vooraf/",
    "survey-results": "/voorbeeldgem/lokaal-netwerk/peilingen/uitkomst/",
    "logo": "/voorbeeldgem/logo/",
    "home": "/voorbeeldgem/",
    "choose": "/voorbeeldgem/lijst/",
    "access": "/voorbeeldgem/toegang/",
    "invite": "/voorbeeldgem/toegang/nodig-uit/",
    "network-settings": "/voorbeeldgem/lokaal-netwerk/instellingen/",
    "network-share": "/voorbeeldgem/lokaal-netwerk/delen/",
    "network-new": "/voorbeeldgem/netwerken/nieuw/",
    "method": "/hoe-we-rekenen/",
    "assessment": "/voorbeeldgem/effectbeoordeling/",
    "privacy": "/voorbeeldgem/privacy/",
    "own-data": "/voorbeeldgem/privacy/over-mij/",
    "requests": "/voorbeeldgem/privacy/vragen/",
    "kept": "/voorbeeldgem/privacy/bewaartermijnen/",
    "log": "/voorbeeldgem/privacy/logboek/",
    "missing": "/voorbeeldgem/bestaat-niet/",
    "contacts": "/voorbeeldgem/lokaal-netwerk/contacten/",
    "note": "/voorbeeldgem/lokaal-netwerk/contacten/noteer/",
    "fading": "/voorbeeldgem/lokaal-netwerk/contacten/lang-niet-gezien/",
    "offline": "/noteren/",
}


def log_in(page: Page, url: str) -> None:
    page.goto(f"{url}/")
    page.locator("form[action='/demo/'] button").first.click()
    page.wait_for_load_state("networkidle")


def picture(page: Page, path: Path) -> None:
    """The whole page; the window grows with it, so that what sticks to its edge stands at the edge."""
    across = page.viewport_size["width"] if page.viewport_size else 0
    least = next(down for width, down in WIDTHS.values() if width == across)
    page.set_viewport_size({"width": across, "height": max(least, page.evaluate("document.body.scrollHeight"))})
    page.screenshot(path=path, full_page=True)
    page.set_viewport_size({"width": across, "height": least})


def take(browser: Browser, url: str, width: str, scheme: str, language: str) -> None:
    across, down = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": across, "height": down}, color_scheme=scheme, reduced_motion="reduce", locale=language
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": url}])
    page = context.new_page()
    folder = ROOT / "screenshots" / language
    folder.mkdir(parents=True, exist_ok=True)
    page.goto(f"{url}/")
    picture(page, folder / f"welcome-{width}-{scheme}.png")
    page.goto(f"{url}/aanmelden/")
    picture(page, folder / f"login-{width}-{scheme}.png")
    log_in(page, url)
    for name, address in PAGES.items():
        page.goto(f"{url}{address}")
        page.wait_for_load_state("networkidle")
        picture(page, folder / f"{name}-{width}-{scheme}.png")
    context.close()


def main() -> int:
    with running_site() as url, chromium() as browser:
        for width, scheme, language in product(WIDTHS, ("light", "dark"), ("nl", "en")):
            take(browser, url, width, scheme, language)
    images = ROOT / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    (images / "report.png").write_bytes((ROOT / "screenshots/nl/report-desk-light.png").read_bytes())
    print(f"{len(list((ROOT / 'screenshots').rglob('*.png')))} pictures in screenshots/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
