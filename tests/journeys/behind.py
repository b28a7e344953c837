"""What a journey does behind the pages, in a process of its own: people and days that no page can make."""

import os
import subprocess
import sys

from tools.demo import ROOT

PASSWORD = "een-lang-wachtwoord-2026"
ON_THE_DAY = """
from datetime import date
import django
django.setup()
from draagvlak.capabilities.network.models import Network
Network._base_manager.filter(authority__slug=SLUG).update(frozen_on=date.fromisoformat(DAY))
"""


def run(slug, script, day=""):
    """Run `script`, which may read PASSWORD, SLUG and DAY, on the site of this run."""
    command = [sys.executable, "-c", f"PASSWORD, SLUG, DAY = {PASSWORD!r}, {slug!r}, {day!r}\n{script}"]
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings"}
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True)


def as_of(slug, day):
    """Let the networks of a municipality be seen as of `day`."""
    run(slug, ON_THE_DAY, day)
