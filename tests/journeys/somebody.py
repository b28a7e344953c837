"""One in a browser of their own, signed in or not, and what is wrong with the pages that they look at."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from tests.journeys.behind import PASSWORD
from tests.journeys.looking import wrong_at


class Anybody:
    """Without an account. `JOURNEY_SHOTS` names a folder for pictures; `hosts`: whom the browser asked anything."""

    def __init__(self, browser, name, width):
        self.name, self.size = name, {"width": width, "height": 900}
        self.context = browser.new_context(viewport=self.size, locale="nl", reduced_motion="reduce")
        self.context.set_default_timeout(20_000)
        self.wrong, self.hosts = [], set()
        self.context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        self.page = self.context.new_page()
        self.folder = os.environ.get("JOURNEY_SHOTS", "")

    def look(self, what):
        for width in (390, 1280) if self.folder else ():
            self.page.set_viewport_size(self.size | {"width": width})
            self.page.screenshot(path=Path(self.folder) / f"{what}-{width}.png", full_page=True)
        self.wrong += [f"{self.name}, {what}: {one}" for one in wrong_at(self.page)]
        self.page.set_viewport_size(self.size)

    def link(self, name):
        self.page.locator("main").get_by_role("link", name=name, exact=True).first.click()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def fill(self, label, text):
        self.page.get_by_label(label, exact=True).fill(text)

    def pick(self, label, option):
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def says(self, text):
        self.page.get_by_text(text).first.wait_for()

    def hears(self):
        return self.page.locator("body").inner_text()


class Somebody(Anybody):
    """Signed in. `home` is where paths begin."""

    def __init__(self, site, browser, email, home, width):
        super().__init__(browser, email.partition("@")[0], width)
        self.home = f"{site}/{home}/"
        self.page.goto(f"{site}/aanmelden/?next=/{home}/")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Wachtwoord").first.fill(PASSWORD)
        self.press("Aanmelden")
        self.page.wait_for_url(lambda address: address.startswith(self.home))

    def go(self, path):
        return self.page.goto(self.home + path)
