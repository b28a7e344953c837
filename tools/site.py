"""A demonstration site of its own, for journeys, pictures and measurements: fresh state, a free port."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tools.demo import MANAGE, ROOT, answers, serve


@contextmanager
def environment(**values: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def running_site() -> Iterator[str]:
    """The address of a demonstration that runs while the block does. Raises RuntimeError where it doesn't start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory(prefix="draagvlak-site-") as state,
        environment(DRAAGVLAK_STATE=state, DRAAGVLAK_DEMO="1", DRAAGVLAK_DATABASE_URL=""),
    ):
        subprocess.run([*MANAGE, "migrate", "--verbosity", "0"], check=True, cwd=ROOT)
        subprocess.run([*MANAGE, "demo"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        server = serve(port)
        try:
            if not answers(f"{url}/", server):
                raise RuntimeError("The demonstration did not start.")
            yield url
        finally:
            server.terminate()
            server.wait(timeout=10)


if __name__ == "__main__":
    with running_site() as address:
        sys.stdout.write(f"{address}\n")
        sys.stdin.read()
