"""The public page of a network as a visitor gets it: over real HTTP, and on a phone that was slowed down.

When the largest part is painted (LCP), as Chromium measures it on a line of 1.6 Mbit/s with 150 ms to and fro and a
processor four times as slow. The block to embed is opened by itself, as its frame opens it. Where the command
`lighthouse` is on the path, its scores too; aims: 95, and LCP under 2.5 s. `python -m tools.bench_public` alone.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests
from playwright.sync_api import Page

from tools.browsing import chromium
from tools.chromium import found
from tools.demo import ROOT
from tools.site import running_site

NETWORK = "voorbeeldgem/lokaal-netwerk"
ROUNDS, VISITS = 60, 5
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True}
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""
SCORES = ("performance", "accessibility", "best-practices", "seo")


def run() -> Iterator[str]:
    with running_site() as url:
        for name, address in _filled().items():
            yield _served(name, url + address)
            if found() is None:
                yield f"public {name}: no Chromium here, so no LCP"
                continue
            yield _painted(name, url + address)
            if shutil.which("lighthouse"):
                yield _scored(name, url + address)


def _filled() -> dict[str, str]:
    command = [sys.executable, "-m", "tools.fill_public", NETWORK]
    said = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout
    pages: dict[str, str] = json.loads(said)
    return pages


def _served(name: str, address: str) -> str:
    visitor, took = requests.Session(), []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = visitor.get(address, timeout=60)
        answer.raise_for_status()
        took.append((time.perf_counter() - began) * 1000)
    packed = len(gzip.compress(answer.content))
    return (
        f"public {name}: median {statistics.median(took):.0f} ms, p95 {statistics.quantiles(took, n=20)[-1]:.0f} ms; "
        f"{len(answer.content)} bytes, {packed} packed; cookies set: {len(visitor.cookies)}; "
        f"load of this machine {os.getloadavg()[0]:.1f}"
    )


def _painted(name: str, address: str) -> str:
    asked: list[str] = []
    painted = []
    with chromium() as browser:
        for _ in range(VISITS):
            context = browser.new_context(**PHONE)
            page = context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            _slow(page)
            page.goto(address, wait_until="load")
            painted.append(page.evaluate(PAINTED))
            context.close()
    host = address.split("/")[2]
    elsewhere = sum(1 for one in asked if f"//{host}/" not in one)
    return (
        f"public {name}, throttled phone: LCP median {statistics.median(painted):.0f} ms "
        f"({min(painted):.0f}–{max(painted):.0f}); aim 2500; {len(asked) // VISITS} requests, {elsewhere} elsewhere"
    )


def _slow(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _scored(name: str, address: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = ["lighthouse", address, "--quiet", "--output=json", f"--output-path={told}", "--form-factor=mobile"]
        command += ["--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(SCORES)}"]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"CHROME_PATH": str(found())})
        report = json.loads(told.read_text())
    scores = ", ".join(f"{part} {report['categories'][part]['score'] * 100:.0f}" for part in SCORES)
    largest = report["audits"]["largest-contentful-paint"]["numericValue"]
    return f"public {name}, Lighthouse {report['lighthouseVersion']}: {scores}; LCP {largest:.0f} ms; aim 95"


if __name__ == "__main__":
    for line in run():
        print(line, flush=True)
