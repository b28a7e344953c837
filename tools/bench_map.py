"""Frame times of a map of 5,000 people and 15,000 ties while it moves, against an empty page in the same browser."""

import os
import statistics
import subprocess
import sys
import time

from playwright.sync_api import Page

from tools.browsing import FLAGS, chromium
from tools.demo import ROOT
from tools.site import running_site

FRAMES, SECONDS, ROUNDS = 90, 15, 3  # a round ends with the frames or the seconds, whichever comes first
# Where the camera goes in a second or two; and beside it nothing, or one picture of the map's size moved by the page.
WAYS = {
    "panning": "at => ({ x: 0.5 + 0.1 * Math.cos(at), y: 0.5 + 0.1 * Math.sin(at), ratio: 0.5 })",
    "zooming": "at => ({ x: 0.5, y: 0.5, ratio: 0.6 + 0.25 * Math.cos(at) })",
}
MEASURE = """async ([frames, seconds, what]) => {
  const way = what === 'nothing' || what === 'a picture' ? null : eval(what);
  const camera = way && document.querySelector('#kaart').sigma.getCamera();
  const picture = document.createElement('canvas');
  if (what === 'a picture') {
    [picture.width, picture.height] = [1100, 736];
    picture.getContext('2d').fillRect(100, 100, 500, 500);
    picture.style.cssText = 'position: fixed; inset: 0; will-change: transform';
    document.body.append(picture);
  }
  const until = performance.now() + seconds * 1000;
  const times = [];
  let last = null;
  await new Promise((done) => {
    const step = (now) => {
      if (last !== null) times.push(now - last);
      last = now;
      const at = (now % 4000) / 4000 * 2 * Math.PI;
      if (camera) camera.setState(way(at));
      picture.style.transform = `translate(${99 * Math.cos(at)}px, ${99 * Math.sin(at)}px)`;
      if (times.length < 2 || (times.length < frames && now < until)) requestAnimationFrame(step);
      else done();
    };
    requestAnimationFrame(step);
  });
  picture.remove();
  return times;
}"""


def told(name: str, times: list[float]) -> str:
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"{name}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms over {len(times)} frames"


def first_drawn(page: Page, address: str) -> float:
    """Seconds from asking for the page until its map stands there, names included."""
    began = time.perf_counter()
    page.goto(address)
    page.locator("#kaart[data-names]").wait_for(timeout=120_000)
    return time.perf_counter() - began


def filled() -> list[str]:
    """People, ties, and the seconds it took to find and keep their places, of the network put into the database."""
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings"}
    command = [sys.executable, "-m", "tools.fill_map"]
    return subprocess.run(command, check=True, cwd=ROOT, env=settings, capture_output=True, text=True).stdout.split()


def rounds(page: Page, url: str) -> tuple[dict[str, list[float]], list[float]]:
    """Milliseconds of each frame by what moved, and the seconds until the map stood there; each round in turn."""
    times: dict[str, list[float]] = {"nothing": [], "a picture": [], **{way: [] for way in WAYS}}
    drawn = []
    for _ in range(ROUNDS):
        page.goto(f"{url}/hoe-we-rekenen/")
        for what in ("nothing", "a picture"):
            times[what] += page.evaluate(MEASURE, [FRAMES, SECONDS, what])
        drawn.append(first_drawn(page, f"{url}/voorbeeldgem/groot-netwerk/kaart/personen/"))
        page.locator(".stage").scroll_into_view_if_needed()
        for way, camera in WAYS.items():
            page.evaluate(MEASURE, [10, SECONDS, camera])  # the first frames after a drawing still wait for it
            times[way] += page.evaluate(MEASURE, [FRAMES, SECONDS, camera])
    return times, drawn


def run() -> list[str]:
    with running_site() as url, chromium() as browser:
        people, ties, spent = filled()
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="nl", bypass_csp=True)
        page.goto(url)
        page.locator("form[action='/demo/'] button").first.click()
        page.wait_for_url("**/rapport/")
        times, drawn = rounds(page, url)
        empty, picture = (statistics.median(times[what]) for what in ("nothing", "a picture"))
        by = "in software (SwiftShader, no graphics card)" if "--use-angle=swiftshader" in FLAGS else "by the machine"
        return [
            f"map of {people} people and {ties} ties, drawn {by}; places found and kept in {spent} s; "
            f"load of this machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
            *(
                f"  {told(way, times[way])}; {statistics.median(times[way]) / empty:.2f} × an empty page, "
                f"{statistics.median(times[way]) / picture:.2f} × a page that moves one picture of its size"
                for way in WAYS
            ),
            f"  {told('an empty page', times['nothing'])}",
            f"  {told('one picture moved', times['a picture'])}",
            f"  first drawn after {statistics.median(drawn):.2f} s ({min(drawn):.2f}–{max(drawn):.2f}); aim 2",
        ]


if __name__ == "__main__":
    print("\n".join(run()))
