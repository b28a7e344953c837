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

FRAMES, SECONDS, ROUNDS = 60, 20, 2  # a round ends with the frames or the seconds, whichever comes first
# Each frame's time while the camera travels around, in and out; the same loop without a map on an empty page.
MEASURE = """async ([frames, seconds, isMap]) => {
  const camera = isMap ? document.querySelector('#kaart').sigma.getCamera() : null;
  const until = performance.now() + seconds * 1000;
  const times = [];
  let last = null;
  await new Promise((done) => {
    const step = (now) => {
      if (last !== null) times.push(now - last);
      last = now;
      const at = (now % 4000) / 4000 * 2 * Math.PI;
      const to = { x: 0.5 + 0.2 * Math.cos(at), y: 0.5 + 0.2 * Math.sin(at), ratio: 0.6 + 0.4 * Math.cos(2 * at) };
      if (camera) camera.setState(to);
      if (times.length < 2 || (times.length < frames && now < until)) requestAnimationFrame(step);
      else done();
    };
    requestAnimationFrame(step);
  });
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


def run() -> list[str]:
    with running_site() as url, chromium() as browser:
        settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings"}
        command = [sys.executable, "-m", "tools.fill_map"]
        filled = subprocess.run(command, check=True, cwd=ROOT, env=settings, capture_output=True, text=True)
        people, ties, spent = filled.stdout.split()
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="nl")
        page.goto(url)
        page.locator("form[action='/demo/'] button").first.click()
        page.wait_for_url("**/rapport/")
        bare: list[float] = []
        moving: list[float] = []
        drawn = []
        for _ in range(ROUNDS):
            page.goto(f"{url}/hoe-we-rekenen/")
            bare += page.evaluate(MEASURE, [FRAMES, SECONDS, False])
            drawn.append(first_drawn(page, f"{url}/voorbeeldgem/groot-netwerk/kaart/personen/"))
            moving += page.evaluate(MEASURE, [FRAMES, SECONDS, True])
        ratio = statistics.median(moving) / statistics.median(bare)
        by = "in software (SwiftShader, no graphics card)" if "--use-angle=swiftshader" in FLAGS else "by the machine"
        return [
            f"map of {people} people and {ties} ties, drawn {by}; places found and kept in {spent} s; "
            f"load of this machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
            f"  {told('moving', moving)}; {ratio:.2f} × an empty page",
            f"  {told('an empty page', bare)}",
            f"  first drawn after {statistics.median(drawn):.2f} s ({min(drawn):.2f}–{max(drawn):.2f})",
        ]


if __name__ == "__main__":
    print("\n".join(run()))
