"""The settings of the product, and one page more: an empty one of the same stack, to measure the others against."""

from draagvlak.wiring.settings import *  # noqa: F403

ROOT_URLCONF = "tools.bench_urls"
