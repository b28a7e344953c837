"""Measured figures, each as a ratio against the bare thing, both taken in this one run.

Nothing here passes or fails: it prints. The aims stand behind each figure (docs/how-to/speed.md).
"""

import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tools import (
    bench_analysis,
    bench_booklet,
    bench_hostile,
    bench_import,
    bench_load,
    bench_map,
    bench_matching,
    bench_pages,
    bench_public,
    bench_reports,
    bench_schedule,
    bench_survey,
)

ROOT = Path(__file__).parents[1]


def times(work: Callable[[], object], runs: int = 5) -> list[float]:
    """Seconds of each run, after one that is not counted."""
    work()
    spent = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return spent


def start_of_the_command() -> list[str]:
    command = str(Path(sys.executable).with_name("draagvlak"))
    example = str(ROOT / "draagvlak/capabilities/demo/files/example_contacts.xlsx")
    ours = times(lambda: subprocess.run([command, "analyse", example], check=True, capture_output=True))
    bare = times(lambda: subprocess.run([sys.executable, "-c", "import igraph"], check=True))
    ratio = statistics.median(ours) / statistics.median(bare)
    return [
        f"draagvlak analyse on the example: median {statistics.median(ours):.2f} s "
        f"({min(ours):.2f}–{max(ours):.2f}), {ratio:.1f} × starting Python with igraph"
    ]


def main() -> int:
    print(f"{platform.machine()}, Python {platform.python_version()}")
    parts: list[Callable[[], Iterable[str]]] = [
        start_of_the_command,
        bench_analysis.run,
        bench_import.run,
        bench_hostile.run,
        bench_pages.run,
        bench_map.run,
        bench_load.run,
        bench_reports.run,
        bench_survey.run,
        bench_public.run,
        bench_schedule.run,
        bench_matching.run,
        bench_booklet.run,
    ]
    for part in parts:
        for line in part():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
