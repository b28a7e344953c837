"""Every address, asked by everybody, in every way, of one's own and of another municipality.

access_matrix.csv says what each may get (status, alternatives with a bar); a new address without a row fails. What is
not in it answers nobody. No answer holds a text that whoever asked may not read (access_world).
"""

import csv
import gc
import gzip
import logging
import re
import zipfile
from functools import cache as once
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
import rules
from django.core.cache import cache
from django.db import connection, transaction
from django.http import SimpleCookie
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pypdf import PdfReader

from draagvlak.basics.tenancy import inside
from tests.pages.access_world import SHOWN, nowhere, secret
from tests.pages.access_world import world as built

MATRIX = Path(__file__).with_name("access_matrix.csv")
ROWS = list(csv.DictReader(MATRIX.read_text(encoding="utf-8").splitlines()))
COLUMNS = ["anyone", "stranger", "pa", "ma", "nd", "nd2", "cg", "pm", "ex", "st", "lm", "po"]
SAYS = {(row["page"], row["method"]): row for row in ROWS}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LIKE = {"HEAD": "GET", "PUT": "POST"}  # what Django's own views answer the same way
NOTHING = {"302", "404", "405"}  # what a way that is not in the matrix may answer
OUTER = {"authority", "network", "format", "ending", "kind", "layer"}  # parts of an address that are no key of a row


def our_pages(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from our_pages(pattern, f"{pattern.namespace}:")
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern


PAGES = {name: tuple(pattern.pattern.converters) for name, pattern in our_pages()}
VIEWS = {name: pattern.callback for name, pattern in our_pages()}
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once for all: every request is taken back after it."""
    log = logging.getLogger("draagvlak.requests")
    log.disabled = True  # a line a request, kept for each test
    with django_db_blocker.unblock(), built() as made:
        gc.collect()
        gc.freeze()  # what the world stands on stays: not to be gone through again at every collection
        yield made
        gc.unfreeze()
    log.disabled = False


class Asking:
    """Asks the addresses of one page; counts what was asked and keeps what leaked."""

    def __init__(self, world, page):
        self.world, self.page, self.leaks, self.wrong = world, page, [], []
        self.client = Client()
        self.pattern = re.compile(b"|".join(re.escape(text.encode()) for text in world.may))

    def ask(self, role, method, values, is_part=False):
        """The answer, with `code`: its status, 302 also where htmx is told to go elsewhere."""
        return self.ask_at(
            reverse(self.page, kwargs={name: values[name] for name in PAGES[self.page]}), role, method, is_part
        )

    def ask_at(self, address, role, method="GET", is_part=False):
        self.client.cookies = SimpleCookie(self.world.clients[role])
        if method == "POST":
            cache.clear()  # how often something was done counts for one, not for all who ask here
        with transaction.atomic():
            answer = self.client.generic(method, address, headers={"hx-request": "true"} if is_part else {})
            answer.told = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        self.world.requests += 1
        answer.code = "302" if "HX-Redirect" in answer else str(answer.status_code)
        self._read(role, method, address, answer)
        return answer

    def follow(self, role, answer):
        """What a page leads to is open to whoever sees the page; each address is asked once for all pages."""
        if answer.code != "200" or not answer["Content-Type"].startswith("text/html"):
            return
        for address in re.findall(r'(?:href|hx-get|data-source)="(/(?!static/)[^"#]*)', answer.told.decode()):
            if (role, address) not in self.world.followed:
                self.world.followed.add((role, address))
                if (code := self.ask_at(unescape(address), role).code) not in {"200", "302"}:
                    self.wrong.append(f"{role} is led from {self.page} to {address}: {code}")

    def _read(self, role, method, address, answer):
        for text in set(self.pattern.findall(everything_in(answer))):
            if role in self.world.may[text.decode()]:
                self.world.seen.add(text.decode())
            else:
                self.leaks.append(f"{role} {method} {address}: {text.decode()}")


def everything_in(answer):
    """All that left, in lower case: headers, body, and what is packed in it; figures also without what parts them."""
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items()).encode()
    body = answer.told
    if answer.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    parts = [headers, str(answer.cookies).encode(), body]
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as packed:
            parts += [packed.read(name) for name in packed.namelist()]
    if body.startswith(b"%PDF"):
        parts += [_words_on_paper(body)]
    whole = b"\n".join(parts).lower()
    return whole + b"\n" + re.sub(rb"[\s./()-]|&nbsp;", b"", whole) if re.search(rb"499.{0,2}12", whole) else whole


@once
def _words_on_paper(body):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).split()).encode()


@pytest.fixture
def asking(world, request, record_property):
    one = Asking(world, request.node.callspec.params["page"])
    before = world.requests
    yield one
    record_property("access", [world.requests - before, len(one.leaks)])
    assert not one.leaks
    assert not one.wrong


def expected(page, method, role, place):
    """The statuses that the matrix allows; somebody of Voorbeeldgem is a stranger elsewhere."""
    column = role if place == "own" or role in {"anyone", "pa"} else "stranger"
    found = SAYS.get((page, LIKE.get(method, method)))
    if found is None:
        return NOTHING | ({"200"} if method == "OPTIONS" else set())
    return set(found[column].split("|")) | ({"405"} if method in LIKE else set())


def test_every_address_has_its_rows():
    assert {row["page"] for row in ROWS} == set(PAGES)
    assert len(SAYS) == len(ROWS)
    assert list(ROWS[0]) == ["page", "method", *COLUMNS]


@pytest.mark.parametrize("page", PAGES)
def test_everybody_gets_what_the_matrix_says(asking, page):
    places = ("own", "elsewhere") if "authority" in PAGES[page] else ("own",)
    for place in places:
        for role in COLUMNS if place == "own" else set(COLUMNS) - {"stranger"}:
            for method in METHODS:
                in_matrix = (page, method) in SAYS
                for is_part in (False, True) if in_matrix else (False,):
                    answer = asking.ask(role, method, asking.world.values[place], is_part)
                    if method == "GET":
                        asking.follow(role, answer)
                    what = f"{place} {role} {method}{' part' if is_part else ''}: {answer.code}"
                    if answer.code not in expected(page, method, role, place):
                        asking.wrong.append(what)
                    if method in {"HEAD", "OPTIONS"} and answer.code == "200" and answer.told:
                        asking.wrong.append(f"{what} with content")
    asking.world.asked.add(page)


@pytest.mark.parametrize("page", [page for page, parts in PAGES.items() if set(parts) - OUTER and "authority" in parts])
def test_a_row_of_elsewhere_is_not_there(asking, page):
    """The address of one's own network with the key of what lies in another: as if it did not exist."""
    inner, values = set(PAGES[page]) - OUTER, asking.world.values
    for place in ("beside", "elsewhere"):
        whole = place == "beside" and "network" not in PAGES[page]  # an administrator's own, then
        for role in set(COLUMNS) - {"anyone", *(("ma", "nd2") if whole else ())}:
            for method in ("GET", "POST"):
                if (page, method) in SAYS:
                    answer = asking.ask(role, method, values["own"] | {name: values[place][name] for name in inner})
                    if answer.code != "404":
                        asking.wrong.append(f"{place} {role} {method}: {answer.code}")


def told(answer):
    """An answer without the number of its request."""
    number = answer["X-Request-Id"].encode()
    headers = {name: value for name, value in answer.headers.items() if name != "X-Request-Id"}
    return answer.status_code, answer.told.replace(number, b""), headers


def closed_to(world, page, role):
    """Pairs of addresses (what stands in them): of what is there and closed to `role`, and of what is not there."""
    own, elsewhere = world.values["own"], world.values["elsewhere"]
    yield (there := own if role == "stranger" else elsewhere), nowhere(there, "authority")
    if "network" in PAGES[page]:
        with inside(world.network.authority):
            is_open = rules.has_perm(VIEWS[page].right, world.users[role], world.network)
        if not is_open:
            yield own, nowhere(own, "network")


@pytest.mark.parametrize("page", [page for page, parts in PAGES.items() if "authority" in parts])
def test_what_is_closed_looks_like_what_is_not_there(asking, page):
    """Byte for byte, and in the same number of queries."""
    methods = [method for method in METHODS if (page, method) in SAYS]
    for role in set(COLUMNS) - {"anyone"}:
        for closed, unknown in closed_to(asking.world, page, role):
            for method in methods:
                with CaptureQueriesContext(connection) as first:
                    answer = asking.ask(role, method, closed)
                with CaptureQueriesContext(connection) as second:
                    nothing = asking.ask(role, method, unknown)
                if answer.code != "404" or told(answer) != told(nothing) or len(first) != len(second):
                    asking.wrong.append(f"{role} {method} {answer.code}, {len(first)} and {len(second)} queries")


def test_what_is_open_was_seen(world):
    """The secrets are where they would be found: who may read them did."""
    if world.asked != set(PAGES):
        pytest.skip("Only when every address was asked.")
    assert {secret(what, "own") for what in SHOWN} <= world.seen
