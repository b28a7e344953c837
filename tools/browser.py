"""Somebody at a browser, as the server sees it: a session, a connection that stays open, and forms that were shown."""

import http.client
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

EMAIL, PASSWORD = "lies@voorbeeldgem.example", "voorbeeld-2026!"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    location: str


class Browser:
    """Keeps its cookies, follows nothing. For one thread at a time."""

    def __init__(self, url: str, cookies: dict[str, str] | None = None) -> None:
        self.place = urlsplit(url).netloc
        self.cookies = dict(cookies or {})
        self.connection = http.client.HTTPConnection(self.place, timeout=60)

    def ask(
        self, address: str, form: dict[str, str] | list[tuple[str, str]] | None = None, part: bool = False
    ) -> Answer:
        """GET, or POST of `form`; `part`: as htmx asks. Raises OSError and HTTPException where nothing comes."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            body = urlencode(form)
            headers |= {"Content-Type": FORM, "Origin": f"http://{self.place}"}
        if part:
            headers["HX-Request"] = "true"
        try:
            self.connection.request("GET" if form is None else "POST", address, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise
        for kept in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(kept).items()}
        return Answer(answer.status, text, answer.headers.get("Location", ""))

    def sign_in(self) -> None:
        """Raises RuntimeError where the door stays shut."""
        shown = fields_of(self.ask("/aanmelden/").text)
        said = {**dict(shown), "login": EMAIL, "password": PASSWORD}
        if self.ask("/aanmelden/", said).status != 302:
            raise RuntimeError("The director of the demonstration could not sign in.")


def spent(browser: Browser, address: str) -> float:
    """Seconds until the whole page was there. Raises RuntimeError for another status than 200."""
    began = time.perf_counter()
    answer = browser.ask(address)
    took = time.perf_counter() - began
    if answer.status != 200:
        raise RuntimeError(f"{address} answered {answer.status}")
    return took


class _Fields(HTMLParser):
    """What a browser would send of the one form by POST that stands in `within` (an id), or of a part without forms."""

    def __init__(self, within: str) -> None:
        super().__init__()
        self.within, self.is_inside = within, not within
        self.found: list[tuple[str, str]] = []
        self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form" and self.within:
            self.is_inside = said.get("id") == self.within or (self.within == "*" and said.get("method") == "post")
        if not self.is_inside or not said.get("name"):
            return
        if tag == "textarea":
            self.area = said["name"]
            self.found.append((self.area, ""))
        elif tag == "input" and (said.get("type") not in {"checkbox", "radio"} or "checked" in said):
            self.found.append((said["name"], said.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[-1] = (self.area, self.found[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        if tag == "form" and self.within:
            self.is_inside = False


def fields_of(page: str, within: str = "") -> list[tuple[str, str]]:
    """Names and values as they stand in the form with the id `within`, or in all that was given."""
    reader = _Fields(within)
    reader.feed(page)
    return reader.found
