"""A real Chromium, as the journeys and the screenshots use it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools.chromium import found

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Raises RuntimeError where there is no Chromium: `make browser` installs it."""
    where = found()
    if where is None:
        raise RuntimeError("No Chromium found: run `make browser`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=FLAGS)
        yield browser
        browser.close()
