"""Twenty requests a second for ten minutes: errors, how long people wait, and what it costs in memory.

An open model: requests leave by a fixed timetable, whether the earlier ones are answered or not, and each is timed
from the moment at which it was to leave (so that a server that stands still is not let off: Tene, "coordinated
omission"). One in five writes: a contact noted as a browser does it, by the page, the line read by the server, and the
form sent; or a contact opened and changed. Then, how many of what was acknowledged stands after workers are killed.
"""

import argparse
import http.client
import json
import os
import queue
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field

import psutil

from tools.bench_pages import addresses
from tools.browser import Answer, Browser, fields_of
from tools.demo import MANAGE, ROOT
from tools.site import Site, environment, filled_site, postgresql

PERSONS, MINUTES, KILLS = 400, 10.0, 500
A_SECOND, WRITES, LONGEST = 20, 0.2, 0.25  # requests, their share that writes, and the p95 aimed at in seconds
SESSIONS = 16  # as many browsers open; each does one thing at a time
WARM = 0.1  # of the time, before memory is looked at
Request = tuple[str, str, list[tuple[str, str]] | None, bool]  # kind, address, form, whether htmx asks
Act = Generator[Request, Answer, None]


@dataclass
class Heard:
    """Seconds by kind of request, what went wrong, and the memory (MB) of the workers by moment."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)
    memory: list[tuple[float, float]] = field(default_factory=list)


def reading(name: str, address: str) -> Act:
    yield name, address, None, False


def noting(base: str, names: list[str], chance: random.Random) -> Act:
    """Open the page, let the line be read, confirm, and see what was noted."""
    address = f"{base}contacten/noteer/"
    page = yield "noting: the page", address, None, False
    form = dict(fields_of(page.text, "noteer"))
    form["line"] = f"gisteren koffie met {chance.choice(names)} over {chance.choice(('zwemmen', 'kamp', 'vervoer'))}"
    read = yield "noting: the line read", address, list(form.items()), True
    sent = [(name, value) for name, value in form.items() if name in {"csrfmiddlewaretoken", "key", "line"}]
    more = [(name, value) for name, value in fields_of(read.text) if name not in {"key", "line"}]
    done = yield "WRITE noting", address, sent + more, False
    if done.status == 302:
        yield "noting: what was noted", done.location, None, False


def changing(base: str, key: str, chance: random.Random) -> Act:
    """Open a contact, and change what it was about. Somebody else may have been first: 409 is an answer."""
    address = f"{base}contacten/{key}/"
    page = yield "a contact", address, None, False
    form = fields_of(page.text, "*")
    wanted = [name for name, _value in form if name == "version"]
    if not wanted:
        return
    subject = f"afspraak {chance.randrange(10**6)}"
    done = yield "WRITE changing", address, [(n, subject if n == "subject" else v) for n, v in form], False
    if done.status == 302:
        yield "a contact", done.location, None, False


class Visitors:
    """Whose turn it is: acts that wait for their next request go first; else a new one, so that one in five writes."""

    def __init__(self, base: str, pages: dict[str, str], names: list[str], contacts: list[str]) -> None:
        self.base, self.names, self.contacts = base, names, contacts
        self.pages = list(pages.items())
        self.chance = random.Random(11)
        self.going: queue.SimpleQueue[tuple[Act, Request]] = queue.SimpleQueue()
        self.asked = self.written = 0

    def following(self) -> tuple[Act, Request]:
        try:
            act, request = self.going.get_nowait()
        except queue.Empty:
            act = self._begun()
            request = next(act)
        self.asked += 1
        return act, request

    def _begun(self) -> Act:
        if self.written < WRITES * self.asked:
            self.written += 1
            if self.chance.random() < 0.7:
                return noting(self.base, self.names, self.chance)
            return changing(self.base, self.chance.choice(self.contacts), self.chance)
        return reading(*self.chance.choice(self.pages))

    def goes_on(self, act: Act, answer: Answer) -> None:
        try:
            self.going.put((act, act.send(answer)))
        except StopIteration:
            return


def visited(browsers: "queue.SimpleQueue[Browser]", visitors: Visitors, heard: Heard, at: float) -> None:
    """One request of the timetable, that was to leave `at`."""
    act, (kind, address, form, part) = visitors.following()
    browser = browsers.get()
    try:
        answer = browser.ask(address, form, part)
    except (OSError, http.client.HTTPException) as error:
        heard.wrong[f"{kind}: {type(error).__name__}"] += 1
        return
    finally:
        browsers.put(browser)
    heard.took[kind].append(time.perf_counter() - at)
    fine = {302, 409} if kind.startswith("WRITE") else {200}
    if answer.status not in fine:
        heard.wrong[f"{kind}: {answer.status}"] += 1
        return
    visitors.goes_on(act, answer)


def soaked(site: Site, minutes: float) -> Heard:
    """What is heard of `minutes` of visitors."""
    first = Browser(site.url)
    first.sign_in()
    base = f"/{site.filled[PERSONS]['address']}/"
    names, contacts = _named(first, base)
    visitors = Visitors(base, addresses(first, base), names, contacts)
    browsers: queue.SimpleQueue[Browser] = queue.SimpleQueue()
    for _ in range(SESSIONS):
        browsers.put(Browser(site.url, first.cookies))
    heard, done = Heard(), threading.Event()
    watch = threading.Thread(target=_watched, args=(site, heard, done))
    watch.start()
    began = time.perf_counter()
    with ThreadPoolExecutor(4 * SESSIONS) as pool:
        for n in range(int(minutes * 60 * A_SECOND)):
            at = began + n / A_SECOND
            time.sleep(max(0.0, at - time.perf_counter()))
            pool.submit(visited, browsers, visitors, heard, at)
    done.set()
    watch.join()
    return heard


def _named(browser: Browser, base: str) -> tuple[list[str], list[str]]:
    """Names of people and keys of contacts, as the list of contacts shows them."""
    page = browser.ask(f"{base}contacten/").text
    who = re.findall(r"<td>([^<>]*?) en [^<>]*</td>", page)
    names = [name.strip() for one in who for name in one.split(",")]
    return list(dict.fromkeys(names)), re.findall(r"/contacten/(\d+)/", page)


def _watched(site: Site, heard: Heard, done: threading.Event) -> None:
    """What the workers hold together, each second."""
    workers = psutil.Process(site.server.pid).children(recursive=True)
    began = time.perf_counter()
    while not done.wait(1.0):
        held = sum(worker.memory_info().rss for worker in workers)
        heard.memory.append((time.perf_counter() - began, held / 2**20))


def told(heard: Heard, minutes: float) -> Iterator[str]:
    every = [one for each in heard.took.values() for one in each]
    writes = sum(len(each) for kind, each in heard.took.items() if kind.startswith("WRITE"))
    p50, p95, p99 = _centiles(every)
    wrong = ", ".join(f"{count} × {what}" for what, count in heard.wrong.items()) or "none"
    yield (
        f"{len(every)} requests in {minutes:g} minutes, {A_SECOND} a second, {writes / len(every):.0%} writing: "
        f"p50 {p50:.0f} ms, p95 {p95:.0f} ms (aim {LONGEST * 1000:.0f}), p99 {p99:.0f} ms; errors: {wrong} (aim none); "
        f"load of this machine {os.getloadavg()[0]:.1f}"
    )
    for kind, each in sorted(heard.took.items(), key=lambda one: -_centiles(one[1])[1]):
        p50, p95, p99 = _centiles(each)
        yield f"  {kind}: {len(each)} times, p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms"
    kept = [one for one in heard.memory if one[0] > WARM * heard.memory[-1][0]]
    slope = statistics.linear_regression([at for at, _ in kept], [held for _, held in kept]).slope * 60
    yield (
        f"  memory of the workers: {kept[0][1]:.0f} MB after warming up, {kept[-1][1]:.0f} MB at the end, "
        f"{slope:+.2f} MB a minute (aim flat)"
    )


def _centiles(times: list[float]) -> tuple[float, float, float]:
    """p50, p95 and p99 in milliseconds."""
    if len(times) < 2:
        return (times[0] * 1000,) * 3
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return cuts[49] * 1000, cuts[94] * 1000, cuts[98] * 1000


def killed(database: str, times: int) -> str:
    """tools.durability in an empty installation of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="draagvlak-kills-") as state,
        environment(DRAAGVLAK_STATE=state, DRAAGVLAK_DEMO="1", DRAAGVLAK_DATABASE_URL=database),
    ):
        subprocess.run([*MANAGE, "migrate", "--verbosity", "0"], check=True, cwd=ROOT)
        command = [sys.executable, "-m", "tools.durability", "kills", str(times)]
        said = json.loads(subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout)
    return (
        f"{said['kills']} workers killed while they noted: {said['acknowledged']} contacts acknowledged, "
        f"{said['lost']} lost, {said['half']} half (aim none)"
    )


def run(minutes: float = MINUTES, kills: int = KILLS) -> Iterator[str]:
    for name, workers in (("SQLite", 1), ("PostgreSQL", 2)):
        settings = environment(DJANGO_SETTINGS_MODULE="tools.bench_settings")
        with nullcontext("") if name == "SQLite" else postgresql() as database, settings:
            with filled_site(PERSONS, database=database, workers=workers) as site:
                heard = soaked(site, minutes)
            for line in told(heard, minutes):
                yield f"{name}, workers: {workers}; {line}" if not line.startswith(" ") else line
        with nullcontext("") if name == "SQLite" else postgresql() as database:
            if kills:
                yield f"{name}: {killed(database, kills)}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Twenty requests a second")
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--kills", type=int, default=KILLS)
    given = parser.parse_args()
    for line in run(given.minutes, given.kills):
        print(line, flush=True)
