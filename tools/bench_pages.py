"""The report page against an empty page of the same stack, over a real connection to the running server."""

import os
import statistics
import time
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from tools.site import environment, running_site

ROUNDS = 200


def signed_in(url: str) -> urllib.request.OpenerDirector:
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar := CookieJar()))
    opener.open(f"{url}/aanmelden/").read()
    token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
    form = {"login": "lies@voorbeeldgem.example", "password": "voorbeeld-2026!", "csrfmiddlewaretoken": token}
    opener.open(f"{url}/aanmelden/", urlencode(form).encode()).read()
    return opener


def spent(opener: urllib.request.OpenerDirector, addresses: list[str]) -> dict[str, list[float]]:
    """Seconds of each answer, the addresses asked in turn."""
    found: dict[str, list[float]] = {address: [] for address in addresses}
    for _ in range(ROUNDS):
        for address in addresses:
            began = time.perf_counter()
            opener.open(address).read()
            found[address].append(time.perf_counter() - began)
    return found


def run() -> list[str]:
    with environment(DJANGO_SETTINGS_MODULE="tools.bench_settings"), running_site() as url:
        opener = signed_in(url)
        network = f"{url}/voorbeeldgem/lokaal-netwerk"
        empty = f"{network}/leeg/"
        pages = {name: f"{network}/{name}/" for name in ("rapport", "kaart")}
        took = spent(opener, [empty, *pages.values()])
        p95 = {address: statistics.quantiles(each, n=20)[-1] for address, each in took.items()}
        median = {address: statistics.median(each) for address, each in took.items()}
        return [
            f"page {name}: p95 {p95[address] * 1000:.1f} ms, {p95[address] / p95[empty]:.2f} × an empty page of the "
            f"same stack ({p95[empty] * 1000:.1f} ms); aim 1.5; median {median[address] * 1000:.1f} ms, "
            f"{median[address] / median[empty]:.2f} ×; load of this machine {os.getloadavg()[0]:.1f}"
            for name, address in pages.items()
        ]
