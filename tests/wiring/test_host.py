"""Whatever a host may set stands in the how-to, is asked by the settings, and comes through compose."""

import re
from pathlib import Path

from draagvlak.wiring.identity import CLAIMS

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"DRAAGVLAK_([A-Z_]+)")
ASKED = re.compile(r"(?:setting|listed|switched_on)\(\"([A-Z_]+)\"")
# For a host without compose, for trying out, or set by the image itself.
APART = {"STATE", "PLAIN_HTTP", "PG_BIN", "LATER_INLINE", "DEMO"}


def in_file(name):
    return set(NAMED.findall((ROOT / name).read_text(encoding="utf-8")))


def test_every_variable_is_told_and_passed_on():
    code = [file.read_text(encoding="utf-8") for file in (ROOT / "draagvlak/wiring").rglob("*.py")]
    asked = {name for text in code for name in ASKED.findall(text)} | {f"OIDC_CLAIM_{word}" for word in CLAIMS.values()}
    assert in_file("docs/how-to/host.md") == asked
    assert in_file("compose.yaml") == asked - APART
