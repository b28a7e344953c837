"""Each hostile file, and each as heavy as the limits allow, through `draagvlak analyse` in a process of its own.

Prints seconds of the clock, megabytes at the peak of both processes together, the exit code, and the first sentence.
The aim: exit code 0 or 2, under 20 s and under 600 MB. Run `python -m tools.bench_hostile [NAME…]`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django

ROOT = Path(__file__).parents[1]
MOST_SECONDS = 120
# VmHWM, since what getrusage says of oneself includes whoever started one.
ASKED = """
import resource, sys
from draagvlak.wiring import command
code = command.main(["analyse", sys.argv[1], "--as-of", "2026-11-30"])
own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print("peak", (int(own) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024)
sys.exit(code)
"""


def asked(path: Path) -> str:
    began = time.perf_counter()
    try:
        done = subprocess.run(
            [sys.executable, "-c", ASKED, str(path)],
            check=False,  # how it ends is what is shown
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=MOST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"more than {MOST_SECONDS} s"
    took = time.perf_counter() - began
    peak = done.stdout.rsplit("peak", 1)[-1].strip()
    said = (done.stderr or done.stdout).strip().split("\n")[0]
    return f"{took:5.1f} s {peak:>4} MB, exit {done.returncode}: {said[:90]}"


def run(names: list[str] | None = None) -> Iterator[str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
    django.setup()  # the factories of the tests make what needs a database too
    from tests.factories.hostile import HEAVY, HOSTILE  # noqa: PLC0415

    made = {name: make for name, (make, _codes) in HOSTILE.items()} | HEAVY
    with tempfile.TemporaryDirectory(prefix="draagvlak-bench-") as folder:
        for name in names or made:
            path = Path(folder) / "lijst"
            path.write_bytes(made[name]())
            yield f"hostile {name:22} {path.stat().st_size / 1024 / 1024:5.1f} MB: {asked(path)}"


if __name__ == "__main__":
    for line in run(sys.argv[1:]):
        print(line, flush=True)
