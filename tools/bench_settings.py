"""The settings of the product, with an empty page of the same stack to measure the others against.

Pace is counted as ever, yet lets everything through: one browser asks here what a town hall would.
"""

from dataclasses import replace

from draagvlak.basics.limits import PACES
from draagvlak.wiring.settings import *  # noqa: F403

ROOT_URLCONF = "tools.bench_urls"
PACES.update(
    {
        name: replace(pace, account=pace.account and 10_000, address=pace.address and 10_000, seconds=1)
        for name, pace in PACES.items()
    }
)
