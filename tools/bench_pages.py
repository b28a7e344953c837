"""The most used pages against an empty page of the same stack, over a real connection to the running server.

The empty page is asked right before each page, so that whatever else the machine does falls on both. A page's ratio is
its p95 by that of the empty page before it; beside it the ratio in processor time of the server (and of PostgreSQL),
on which the others hardly weigh. The empty page stands among the pages too: how far its ratio is from 1 is the noise.

`python -m tools.bench_pages 400 40000` measures these sizes, `--postgresql` on PostgreSQL.
"""

import os
import re
import statistics
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tools.browser import Browser, spent
from tools.processor import family, is_counted, used
from tools.site import environment, filled_site, postgresql

ROUNDS, PERSONS = 100, (400, 40_000)
LEAST_ROUNDS, TOO_LONG = 20, 0.5  # fewer rounds where a page takes more seconds than this
AIM = 1.5
EMPTY = "leeg/"
PAGES = {
    "the empty page itself (noise)": EMPTY,
    "the week": "week/",
    "report": "rapport/",
    "summary": "samenvatting/",
    "map": "kaart/",
    "people": "mensen/",
    "search of people": "mensen/?zoek=fatima",
    "a person": r"mensen/(\d+)/",
    "organisations": "organisaties/",
    "contacts": "contacten/",
    "search of contacts": "contacten/?wie=fatima",
    "a contact": r"contacten/(\d+)/",
    "noting a contact": "contacten/noteer/",
    "meetings": "vergaderingen/",
    "results of surveys (5,000 answers)": "peilingen/uitkomst/",
    "balance (2,000 ideas, 500 actions)": "evenwicht/",
}


def addresses(browser: Browser, base: str) -> dict[str, str]:
    """Where each page stands that is there; of those about somebody, the first of the list."""
    found = {}
    for name, page in PAGES.items():
        address = f"{base}{page}"
        if "(" in page:
            listed = browser.ask(address.split("(", maxsplit=1)[0]).text
            first = re.search(re.escape(base) + page, listed)
            address = first[0] if first else ""
        if address and browser.ask(address).status == 200:
            found[name] = address
    return found


@dataclass
class Taken:
    """Of one page, by round: seconds and processor seconds of the answer, and of the empty page right before it."""

    page: list[tuple[float, float]] = field(default_factory=list)
    empty: list[tuple[float, float]] = field(default_factory=list)

    def figures(self, what: int, at: str) -> tuple[float, float]:
        """In milliseconds: the page and the empty page; `what`: 0 for seconds, 1 for processor seconds."""
        found = [[one[what] * 1000 for one in some] for some in (self.page, self.empty)]
        page, empty = (
            statistics.median(some) if at == "median" else statistics.quantiles(some, n=20)[-1] for some in found
        )
        return page, empty


def taken(browser: Browser, empty: str, asked: list[str], parents: set[int]) -> dict[str, Taken]:
    """The addresses asked in turn, each after the empty page, after one of each that does not count."""
    slow = {address for address in asked if min(spent(browser, address) for _ in range(2)) > TOO_LONG}
    found = {address: Taken() for address in asked}
    for turn in range(ROUNDS):
        processes = family(*parents)  # PostgreSQL begins one for each connection
        for address in asked:
            if turn < LEAST_ROUNDS or address not in slow:
                found[address].empty.append(_asked(browser, empty, processes))
                found[address].page.append(_asked(browser, address, processes))
    return found


def _asked(browser: Browser, address: str, processes: set[int]) -> tuple[float, float]:
    before = used(processes)
    took = spent(browser, address)
    return took, used(processes) - before


def lines(browser: Browser, base: str, persons: int, parents: set[int]) -> Iterator[str]:
    pages = addresses(browser, base)
    began = os.getloadavg()[0]
    took = taken(browser, f"{base}{EMPTY}", list(pages.values()), parents)
    every = Taken(empty=[one for each in took.values() for one in each.empty])
    every.page = every.empty
    yield (
        f"{persons} persons, an empty page of the same stack: median {every.figures(0, 'median')[0]:.1f} ms, "
        f"p95 {every.figures(0, 'p95')[0]:.1f} ms; load of this machine {began:.1f} to {os.getloadavg()[0]:.1f}"
    )
    for name, address in pages.items():
        p95, empty = took[address].figures(0, "p95")
        median, empty_median = took[address].figures(0, "median")
        yield (
            f"{persons} persons, {name}: p95 {p95:.1f} ms, {p95 / empty:.2f} × the empty page; aim {AIM}; "
            f"median {median:.1f} ms, {median / empty_median:.2f} ×" + _processor(took[address])
        )


def _processor(took: Taken) -> str:
    if not is_counted():
        return ""
    (p95, empty), (median, empty_median) = took.figures(1, "p95"), took.figures(1, "median")
    return f"; in processor time p95 {p95 / empty:.2f} ×, median {median / empty_median:.2f} × ({median:.1f} ms)"


def _postmaster(database: str) -> set[int]:
    """The process that began PostgreSQL, of which the address names the folder."""
    folders = parse_qs(urlsplit(database).query).get("host", [])
    said = [Path(folder, "postmaster.pid") for folder in folders]
    return {int(one.read_text().split()[0]) for one in said if one.exists()}


def run(persons: tuple[int, ...] = PERSONS, on_postgresql: bool = False) -> Iterator[str]:
    with ExitStack() as stack:
        stack.enter_context(environment(DJANGO_SETTINGS_MODULE="tools.bench_settings"))
        database = stack.enter_context(postgresql()) if on_postgresql else ""
        site = stack.enter_context(filled_site(*persons, database=database))
        browser = Browser(site.url)
        browser.sign_in()
        parents = {site.server.pid, *_postmaster(database)}
        for number, network in site.filled.items():
            yield f"{number} persons: brought in {network['brought']} s, report and map {network['report']} s"
            yield from lines(browser, f"/{network['address']}/", number, parents)


if __name__ == "__main__":
    sizes = tuple(int(one) for one in sys.argv[1:] if one.isdigit())
    for line in run(sizes or PERSONS, "--postgresql" in sys.argv):
        print(line, flush=True)
