"""The most used pages against an empty page of the same stack, over a real connection to the running server."""

import os
import re
import statistics
import sys
from collections.abc import Iterator

from tools.browser import Browser, spent
from tools.site import environment, filled_site

ROUNDS, PERSONS = 100, (400, 40_000)
LEAST_ROUNDS, TOO_LONG = 20, 0.5  # fewer rounds where a page takes more seconds than this
EMPTY = "leeg/"
PAGES = {
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


def taken(browser: Browser, asked: list[str]) -> dict[str, list[float]]:
    """Seconds of each answer, the addresses asked in turn, after one of each that does not count."""
    slow = {address for address in asked if min(spent(browser, address) for _ in range(2)) > TOO_LONG}
    found: dict[str, list[float]] = {address: [] for address in asked}
    for turn in range(ROUNDS):
        for address in asked:
            if turn < LEAST_ROUNDS or address not in slow:
                found[address].append(spent(browser, address))
    return found


def lines(browser: Browser, base: str, persons: int) -> Iterator[str]:
    pages = addresses(browser, base)
    empty = f"{base}{EMPTY}"
    took = taken(browser, [empty, *pages.values()])
    p95 = {address: statistics.quantiles(each, n=20)[-1] * 1000 for address, each in took.items()}
    median = {address: statistics.median(each) * 1000 for address, each in took.items()}
    yield (
        f"{persons} persons, an empty page of the same stack: median {median[empty]:.1f} ms, p95 {p95[empty]:.1f} ms; "
        f"load of this machine {os.getloadavg()[0]:.1f}"
    )
    for name, address in pages.items():
        yield (
            f"{persons} persons, {name}: p95 {p95[address]:.1f} ms, {p95[address] / p95[empty]:.2f} × the empty page; "
            f"aim 1.5; median {median[address]:.1f} ms, {median[address] / median[empty]:.2f} ×"
        )


def run(persons: tuple[int, ...] = PERSONS) -> Iterator[str]:
    with environment(DJANGO_SETTINGS_MODULE="tools.bench_settings"), filled_site(*persons) as site:
        browser = Browser(site.url)
        browser.sign_in()
        for number, network in site.filled.items():
            yield f"{number} persons: brought in {network['brought']} s, report and map {network['report']} s"
            yield from lines(browser, f"/{network['address']}/", number)


if __name__ == "__main__":
    for line in run(tuple(map(int, sys.argv[1:])) or PERSONS):
        print(line, flush=True)
