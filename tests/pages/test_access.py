"""Every address, asked by everybody, in every way, of one's own and of another municipality.

access_matrix.csv says what each may get (status, alternatives with a bar); a new address without a row fails. What is
not in it answers nobody. No answer holds a text that whoever asked may not read (access_world).
"""

import csv
import gzip
import logging
import re
import zipfile
from functools import cache as once
from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import SimpleCookie
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pypdf import PdfReader

from tests.pages.access_world import SHOWN, nowhere, secret
from tests.pages.access_world import world as built

MATRIX = Path(__file__).with_name("access_matrix.csv")
ROWS = list(csv.DictReader(MATRIX.read_text(encoding="utf-8").splitlines()))
COLUMNS = "anyone stranger pa ma nd nd2 cg pm ex st lm po".split()
SAYS = {(row["page"], row["method"]): row for row in ROWS}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LIKE = {"HEAD": "GET", "PUT": "POST"}  # what Django's own views answer the same way
NOTHING = {"302", "404", "405"}  # what a way that is not in the matrix may answer
OUTER = {"authority", "network", "format"}  # parts of an address that are no key of a row
TOLD_APART = {"X-Request-Id"}


def our_pages(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from our_pages(pattern, f"{pattern.namespace}:")
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", tuple(pattern.pattern.converters)


PAGES = dict(our_pages())
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once for all: every request is taken back after it."""
    log = logging.getLogger("draagvlak.requests")
    log.disabled = True  # a line a request, kept for each test
    with django_db_blocker.unblock(), built() as made:
        yield made
    log.disabled = False


class Asking:
    """Asks the addresses of one page; counts what was asked and keeps what leaked."""

    def __init__(self, world, page):
        self.world, self.page, self.leaks, self.wrong = world, page, [], []
        self.client = Client()
        self.pattern = re.compile(b"|".join(re.escape(text.encode()) for text in world.may))

    def ask(self, role, method, values, is_part=False):
        """The answer, with `code`: its status, 302 also where htmx is told to go elsewhere."""
        address = reverse(self.page, kwargs={name: values[name] for name in PAGES[self.page]})
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
    headers = {name: value for name, value in answer.headers.items() if name not in TOLD_APART}
    return answer.status_code, answer.told.replace(number, b""), headers


@pytest.mark.parametrize("page", [page for page, parts in PAGES.items() if "authority" in parts])
def test_what_is_closed_looks_like_what_is_not_there(asking, page):
    """Byte for byte, and in the same number of queries."""
    values = asking.world.values
    for role in set(COLUMNS) - {"anyone"}:
        pairs = [(values["elsewhere"] if role != "stranger" else values["own"], "authority")]
        if "network" in PAGES[page]:
            pairs += [(values["own"], "network")]
        for closed, part in pairs:
            for method in ("GET", "POST"):
                if (page, method) not in SAYS:
                    continue
                with CaptureQueriesContext(connection) as first:
                    answer = asking.ask(role, method, closed)
                if answer.code != "404":
                    continue
                with CaptureQueriesContext(connection) as second:
                    unknown = asking.ask(role, method, nowhere(closed, part))
                if told(answer) != told(unknown):
                    asking.wrong.append(f"{role} {method} {part} tells")
                if len(first) != len(second):
                    asking.wrong.append(f"{role} {method} {part}: {len(first)} queries, {len(second)} for nothing")


def test_what_is_open_was_seen(world):
    """The secrets are where they would be found: who may read them did."""
    if world.asked != set(PAGES):
        pytest.skip("Only when every address was asked.")
    assert {secret(what, "own") for what in SHOWN} <= world.seen
