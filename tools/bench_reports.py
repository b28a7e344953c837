"""The reports of all 285 municipalities, as the night makes them: by one worker, and by two."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tools.demo import MANAGE, ROOT
from tools.site import SETTINGS, TABLES, environment, postgresql

PERSONS, ROUNDS = 100, 3
FILL = [sys.executable, "-m", "tools.fill_region", str(PERSONS)]
PROCRASTINATE = [*MANAGE, "procrastinate", "worker", "--one-shot"]


def run() -> Iterator[str]:
    with (
        tempfile.TemporaryDirectory(prefix="draagvlak-reports-") as state,
        postgresql() as database,
        environment(
            DRAAGVLAK_STATE=state, DRAAGVLAK_DEMO="1", DRAAGVLAK_DATABASE_URL=database, **{SETTINGS[0]: SETTINGS[1]}
        ),
    ):
        subprocess.run(TABLES, check=True, cwd=ROOT)
        subprocess.run(FILL, check=True, cwd=ROOT)
        times: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(ROUNDS):
            for workers, spent in times.items():
                subprocess.run([*FILL, "--of-yesterday"], check=True, cwd=ROOT)
                spent.append(_worked(workers))
    one, two = (statistics.median(spent) for spent in times.values())
    yield (
        f"the reports of 285 municipalities of {PERSONS} people: one worker {one:.1f} s, two {two:.1f} s, "
        f"{one / two:.2f} times as fast (aim nearly 2); load of this machine {os.getloadavg()[0]:.1f}, "
        f"which has {os.cpu_count()} processors, and the database takes its share of them"
    )


def _worked(workers: int) -> float:
    """Seconds until so many of them have emptied the queue."""
    began = time.perf_counter()
    going = [subprocess.Popen(PROCRASTINATE, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in range(workers)]
    if any(one.wait() for one in going):
        raise RuntimeError("A worker stopped.")
    return time.perf_counter() - began


if __name__ == "__main__":
    for line in run():
        print(line)
