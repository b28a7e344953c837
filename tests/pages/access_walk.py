"""How every address is asked: the pages, the matrix, and one who asks and reads all that comes back."""

import csv
import gc
import gzip
import logging
import os
import re
import zipfile
from functools import cache as once
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import SimpleCookie
from django.template.base import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django_htmx.middleware import HtmxDetails
from pypdf import PdfReader

from tests.pages.access_world import world as built

MATRIX = Path(__file__).with_name("access_matrix.csv")
ROWS = list(csv.DictReader(MATRIX.read_text(encoding="utf-8").splitlines()))
COLUMNS = ["anyone", "stranger", "pa", "ma", "nd", "nd2", "cg", "pm", "ex", "st", "lm", "po"]
SAYS = {(row["page"], row["method"]): row for row in ROWS}
ASK_WHAT_IS_CLOSED = ("stranger", "pa", "ma", "nd", "ex", "lm")  # the door that is closed to others is the same
# Who asks for what is closed, and for a protected idea, where time is short (.ci/run); `make test` lets everybody ask.
FEWER = set(os.environ.get("ASKED_BY", "").split()) or set(COLUMNS)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LIKE = {"HEAD": "GET", "PUT": "POST"}  # what Django's own views answer the same way


def our_pages(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from our_pages(pattern, f"{pattern.namespace}:")
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern


PAGES = {name: tuple(pattern.pattern.converters) for name, pattern in our_pages()}
VIEWS = {name: pattern.callback for name, pattern in our_pages()}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once for all: every request is taken back after it."""
    logs = [logging.getLogger(name) for name in ("draagvlak.requests", "django.request")]
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        for log in logs:
            patch.setattr(log, "disabled", True)  # a line a request, kept for each test
        patch.setattr("draagvlak.capabilities.insights.actions.DRAWS", 20)  # nobody asks here how sure a report is
        # No copy for each template of what it was given.
        patch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))
        with built() as made:
            patch.setattr(HtmxDetails, "_get_header_value", _noticed(made, HtmxDetails._get_header_value))
            gc.collect()
            gc.freeze()  # what the world stands on stays: not to be gone through again at every collection
            yield made
            gc.unfreeze()


def _noticed(made, header):
    """Whether a page is asked for as a part, read as before, and noted that something looked."""

    def read(details, name):
        made.looked += 1
        return header(details, name)

    return read


class Asking:
    """Asks the addresses of one page; counts what was asked and keeps what leaked."""

    def __init__(self, world, page):
        self.world, self.page, self.leaks, self.wrong = world, page, [], []
        self.client = Client()
        self.pattern = any_of(tuple(world.may))

    def ask(self, role, method, values, is_part=False):
        """The answer, with `code`: its status, 302 also where htmx is told to go elsewhere; and with `looked`: whether
        anything looked if it was asked as a part, without which the answer to both is the same.
        """
        return self.ask_at(
            reverse(self.page, kwargs={name: values[name] for name in PAGES[self.page]}), role, method, is_part
        )

    def ask_at(self, address, role, method="GET", is_part=False):
        self.client.cookies = SimpleCookie(self.world.clients[role])
        if method == "POST":
            cache.clear()  # how often something was done counts for one, not for all who ask here
        before, looked = _rows_changed(), self.world.looked
        with transaction.atomic():
            answer = self.client.generic(method, address, headers={"hx-request": "true"} if is_part else {})
            answer.told = b"".join(answer.streaming_content) if answer.streaming else answer.content
            # Where nothing was written, nothing is taken back: SQLite reads its whole schema anew after that.
            transaction.set_rollback(before is None or _rows_changed() != before)
        self.world.requests += 1
        answer.looked = self.world.looked > looked
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


@once
def any_of(texts):
    """A pattern that finds what the texts with a bar between them would, but goes by their first signs: a tenth of the
    work where hardly any is there.
    """
    return re.compile(_by_first_sign([text.encode() for text in texts]))


def _by_first_sign(texts):
    firsts = dict.fromkeys(text[:1] for text in texts if text)
    branches = [re.escape(one) + _by_first_sign([text[1:] for text in texts if text[:1] == one]) for one in firsts]
    if len(branches) == 1 and b"" not in texts:
        return branches[0]
    return b"(?:" + b"|".join(branches) + (b")?" if b"" in texts else b")")


def _rows_changed():
    """How many rows this connection ever changed; None where the database doesn't say."""
    return connection.connection.total_changes if connection.vendor == "sqlite" else None


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
    assert not one.leaks, one.leaks[:3]
    assert not one.wrong, one.wrong[:3]
