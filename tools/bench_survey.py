"""A hundred people answer a survey at the same moment, over real HTTP, on both databases: none is lost, none is double.

Half have a link of their own, half that of a group; half of each send their form twice at once, as a finger does that
trembles. The aim is 0 lost and 0 doubled. `python -m tools.bench_survey` alone.
"""

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import requests

from tools.demo import ROOT
from tools.site import filled_site, postgresql

PEOPLE = 100
SECONDS = 120  # that a form may take before it counts as lost


def run() -> Iterator[str]:
    yield _on("SQLite", "")
    with postgresql() as database:
        yield _on("PostgreSQL", database)


def _on(name: str, database: str) -> str:
    with filled_site(database=database, workers=2 if database else 1) as site:
        made = _told(str(PEOPLE // 2))
        links = [*made["tokens"], *[made["group"]] * (PEOPLE // 2)]
        begin = Barrier(PEOPLE)
        with ThreadPoolExecutor(PEOPLE) as pool:
            done = list(pool.map(lambda at: _answer(f"{site.url}/peiling/{at[1]}/", at[0], begin), enumerate(links)))
        found = _told("count", str(made["survey"]))
    thanked = sum(is_thanked for is_thanked, _spent in done)
    spent = sorted(spent for _is_thanked, spent in done)
    lost, doubled = max(0, thanked - found["sheets"]), max(0, found["sheets"] - PEOPLE)
    return (
        f"{PEOPLE} people answer a survey at once on {name}: {thanked} thanked, {found['sheets']} kept, {lost} lost, "
        f"{doubled} doubled, {found['used']} of {PEOPLE // 2} own links used; median {statistics.median(spent):.1f} s, "
        f"slowest {spent[-1]:.1f} s"
    )


def _answer(address: str, number: int, begin: Barrier) -> tuple[bool, float]:
    """Whether they were thanked, and after how many seconds. Each second person sends twice, at once."""
    browser = requests.Session()
    page = browser.get(address, timeout=SECONDS).text
    form = dict(re.findall(r'name="(key|csrfmiddlewaretoken)" value="([^"]+)"', page))
    form |= {f"v{item}": str((number + item) % 4 + 1) for item in range(1, 7)}
    times = 2 - number % 2
    begin.wait(SECONDS)
    began = time.perf_counter()
    with ThreadPoolExecutor(times) as fingers:
        sent = [fingers.submit(_send, browser, address, form) for _finger in range(times)]
        answers = [one.result() for one in sent]
    return all(answers), time.perf_counter() - began


def _send(browser: requests.Session, address: str, form: dict[str, str]) -> bool:
    answer = browser.post(address, data=form, timeout=SECONDS, allow_redirects=False)
    return answer.status_code == 302 and "/bedankt/" in answer.headers["Location"]


def _told(*asked: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tools.survey_to_answer", *asked]
    said = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(said)
    return found


if __name__ == "__main__":
    for line in run():
        print(line, flush=True)
