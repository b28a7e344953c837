"""Every page that a role can reach, followed from link to link, looked at by axe and for what else must always hold.

It begins at the first page and at every address that the access matrix opens to that role, and goes along every link
of our own. Of one kind of page (the name of its address), one is looked at for each role; axe sees each that is not
made of the same parts as one that it saw already.
"""

import csv
import json
import os
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse
from playwright.sync_api import Error

from tests.journeys.looking import ELSEWHERE, PHONE, wrong_at
from tools.demo import MANAGE, ROOT

MATRIX = Path(__file__).parents[1] / "pages" / "access_matrix.csv"
ROLES = ("anyone", "pa", "ma", "nd", "cg", "pm", "ex", "st", "lm", "po")
# Who is left out where time is short, as in .ci/run: whose pages are made of what others see too.
WITHOUT = os.environ.get("CRAWL_WITHOUT", "").split(",")
MADE_BY = "from tests.journeys.everybody import tell; tell()"
HERE = {"authority": "voorbeeldgem", "network": "lokaal-netwerk"}
MOST = 1  # of one kind of page
FEWEST = {"anyone": 8, "pa": 12, "ma": 25, "nd": 30}  # kinds of pages; fewer means that the crawl lost its way


@cache
def sessions_of_everybody():
    """The session of each role; empty for who is not signed in. Once for the site, which two files may share."""
    command = [*MANAGE, "shell", "--no-imports", "-c", MADE_BY]
    made = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return {"anyone": "", **json.loads(made.stdout)}


def begin_at(role):
    """The first page, and each address without a key in it that the matrix opens to the role."""
    rows = csv.DictReader(MATRIX.read_text(encoding="utf-8").splitlines())
    opened = {row["page"] for row in rows if row["method"] == "GET" and "200" in row[role].split("|")}
    yield "/"
    for name, parts in _pages(get_resolver()):
        if name in opened and parts <= set(HERE):
            yield reverse(name, kwargs={part: HERE[part] for part in parts})


def _pages(resolver, prefix="", outer=frozenset()):
    for pattern in resolver.url_patterns:
        parts = outer | set(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from _pages(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix, parts)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", parts


class Crawl:
    """Goes from page to page as one role. `seen`: of each kind how many; `wrong`: a sentence for each fault."""

    def __init__(self, page, site, shapes):
        self.page, self.site, self.shapes = page, site, shapes
        self.seen, self.files, self.wrong, self.said, self.known = Counter(), Counter(), [], [], set()
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", self._read)
        page.on("response", self._hear)
        page.on("request", self._ask)

    def _read(self, message):
        """What the console says; not that a file, which can't name an icon, has none at the usual place."""
        if message.type == "error" and not message.location.get("url", "").endswith("/favicon.ico"):
            self.said.append(f"{message.text} ({message.location.get('url')})")

    def _ask(self, request):
        """Nothing is fetched from another host."""
        if request.url.startswith(("http:", "https:")) and not request.url.startswith(f"{self.site}/"):
            self.said.append(f"asks {request.url}")

    def _hear(self, answer):
        if answer.status >= 400:
            self.said.append(f"{answer.status} {answer.url}")

    def walk(self, addresses):
        waiting = list(addresses)
        self.given = set(waiting)
        while waiting:
            address = waiting.pop(0)
            if address not in self.known and self.seen[kind_of(address)] < MOST:
                self.known.add(address)
                waiting += self.look_at(address)

    def look_at(self, address):
        """The links of the page there; none of a file, or of a kind that was seen often enough."""
        self.said.clear()
        try:
            answer = self.page.goto(f"{self.site}{address}", wait_until="load")
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            return self._is_file(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return self._is_file(address)
        if not answer.text().lstrip().lower().startswith("<!doctype"):
            return self._is_part(address)
        arrived = address_of(self.page.url)
        kind = kind_of(arrived)
        if arrived != address and (arrived in self.known or self.seen[kind] >= MOST):
            return []
        self.known.add(arrived)
        self.seen[kind] += 1
        found = self.page.evaluate(ELSEWHERE) + wrong_at(self.page, self.shapes)
        self.wrong += [f"{kind} {arrived}: {one}" for one in [*found, *self.said]]
        return self._links()

    def _is_file(self, address):
        self.files[kind_of(address)] += 1
        self.seen[kind_of(address)] += 1
        # what the browser draws around a file that it shows, such as a list of addresses, is not ours
        self.wrong += [f"{address}: {one}" for one in self.said if "Applying inline style" not in one]
        return []

    def _is_part(self, address):
        """A part of a page, which the matrix has too; a link must not lead there."""
        if address not in self.given:
            self.wrong.append(f"{address}: a link to a part of a page")
        return self._is_file(address)

    def _links(self):
        # a link in a drawing has no plain address of its own
        whole = "all => all.map(one => new URL(one.getAttribute('href'), document.baseURI).href)"
        found = self.page.eval_on_selector_all("a[href]", whole)
        return [address_of(one) for one in found if one.startswith(f"{self.site}/")]


def address_of(url):
    parts = urlsplit(urldefrag(url).url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def kind_of(address):
    """The name of the address, and of what is asked after it."""
    path, _, asked = address.partition("?")
    try:
        name = resolve(path).view_name
    except Resolver404:
        return path
    return name + "".join(sorted({f" {one.partition('=')[0]}" for one in asked.split("&") if one}))


def every_page_of(role, site, browser, session, shapes):
    """What is wrong with the pages of a role, in sentences."""
    context = browser.new_context(viewport={"width": PHONE, "height": 844}, locale="nl", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    crawl = Crawl(context.new_page(), site, shapes)
    try:
        crawl.walk(begin_at(role))
    finally:
        context.close()
    assert len(crawl.seen) >= FEWEST.get(role, 10), sorted(crawl.seen)
    return crawl.wrong
