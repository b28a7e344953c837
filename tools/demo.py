"""The demonstration: database, example municipality, headline of its report, then the server.

DEMO_EXIT=1 ends with status 0 after the first page answered 200. A second start keeps everything.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from draagvlak.wiring.surroundings import database, setting, state_folder

ROOT = Path(__file__).parents[1]
THREADS = 4  # of a worker, as in the Dockerfile: each holds a connection and memory of its own, and Python runs one
MANAGE = [sys.executable, str(ROOT / "manage.py")]


def serve(port: int, workers: int = 1) -> subprocess.Popen[bytes]:
    command = [
        str(Path(sys.executable).with_name("granian")),
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        str(workers),
        "--blocking-threads",
        str(THREADS),
        "--no-log",
        "draagvlak.wiring.wsgi:application",
    ]
    return subprocess.Popen(command, cwd=ROOT)


def answers(url: str, server: subprocess.Popen[bytes], seconds: float = 60) -> bool:
    """Whether `url` answers 200 before the time is up or the server ends."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as page:  # noqa: S310 our own address
                return page.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False


def is_taken(port: int) -> bool:
    """Whether something answers at `port`: the server would share it in silence, and show what the other one holds."""
    with socket.socket() as asked:
        asked.settimeout(1)
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main() -> int:
    parser = argparse.ArgumentParser(description="The Draagvlak demonstration")
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    os.environ.setdefault("DRAAGVLAK_DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
    if is_taken(port):
        print(f"Poort {port} is al in gebruik. Probeer make demo PORT={port + 1}")
        return 1
    signal.signal(signal.SIGTERM, _stop)  # however one is stopped, the server goes along
    is_new = not setting("DATABASE_URL") and not Path(database(state_folder(ROOT))["NAME"]).exists()
    # Running every migration of an empty database takes two minutes: the tables of the models are the same (0073).
    make = (
        [sys.executable, "-m", "tools.tables"] if is_new else [*MANAGE, "migrate", "--skip-checks", "--verbosity", "0"]
    )
    subprocess.run(make, cwd=ROOT, check=True)
    subprocess.run([*MANAGE, "demo", "--skip-checks"], check=True)
    url = f"http://127.0.0.1:{port}/"
    server = serve(port)
    try:
        if not answers(url, server):
            print(f"{url} antwoordt niet. Is poort {port} al in gebruik? Probeer make demo PORT=8001")
            return 1
        print(f"\nDraagvlak staat klaar op {url}")
        print("Aanmelden: lies@voorbeeldgem.example · wachtwoord: voorbeeld-2026!")
        if os.environ.get("DEMO_EXIT"):
            return 0
        print("Stoppen: Ctrl+C")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=10)


if __name__ == "__main__":
    sys.exit(main())
