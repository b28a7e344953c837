"""The report page against an empty page of the same stack, over a real connection to the running server."""

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


def p95(opener: urllib.request.OpenerDirector, addresses: list[str]) -> dict[str, float]:
    """Seconds within which 95 of 100 answers came, the addresses asked in turn."""
    spent: dict[str, list[float]] = {address: [] for address in addresses}
    for _ in range(ROUNDS):
        for address in addresses:
            began = time.perf_counter()
            opener.open(address).read()
            spent[address].append(time.perf_counter() - began)
    return {address: statistics.quantiles(took, n=20)[-1] for address, took in spent.items()}


def run() -> list[str]:
    with environment(DJANGO_SETTINGS_MODULE="tools.bench_settings"), running_site() as url:
        opener = signed_in(url)
        network = f"{url}/voorbeeldgem/lokaal-netwerk"
        empty = f"{network}/leeg/"
        pages = {name: f"{network}/{name}/" for name in ("rapport", "kaart")}
        took = p95(opener, [empty, *pages.values()])
        return [
            f"page {name}: p95 {took[address] * 1000:.1f} ms, {took[address] / took[empty]:.2f} × an empty page of the "
            f"same stack ({took[empty] * 1000:.1f} ms); aim 1.5"
            for name, address in pages.items()
        ]
