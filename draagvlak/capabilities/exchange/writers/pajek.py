"""Pajek .net: who is there, and how strongly each two are tied. Days, layers and all texts but names do not fit.

A pair's strength is the number of contacts that both were in, plus the weight of a known tie.
"""

import html
import re
from collections import Counter
from typing import BinaryIO

from draagvlak.capabilities.exchange.writers.held import Held, pairs, written

ESCAPES = re.compile(r"\\(?=[\\n]|$)")
SPACES = re.compile(r"\s+")


def write_pajek(held: Held, stream: BinaryIO) -> None:
    numbers = {person.id: n for n, person in enumerate(held.people, start=1)}
    strengths: Counter[tuple[int, int]] = Counter()
    for pair in pairs(held):
        a, b = sorted((numbers[pair.a], numbers[pair.b]))
        strengths[a, b] += pair.weight  # type: ignore[assignment]
    stream.write(f"*Network {_label(held.name)}\r\n*Vertices {len(numbers)}\r\n".encode())
    for person in held.people:
        stream.write(f'{numbers[person.id]} "{_label(person.name)}"\r\n'.encode())
    stream.write(b"*Edges\r\n")
    for (a, b), strength in sorted(strengths.items()):
        stream.write(f"{a} {b} {float(strength)!r}\r\n".encode())


def _label(text: str) -> str:
    """A label ends at a double quote and at the end of a line; \\n and &amp; and their like are read as one letter."""
    label = ESCAPES.sub(r"\\\\", SPACES.sub(" ", written(text).replace('"', "'")).strip())
    return label if html.unescape(label) == label else label.replace("&", "&amp;")
