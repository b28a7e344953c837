"""Which network format a file is, by what stands in it; its name only tells apart what looks the same."""

import re
from collections.abc import Callable

from draagvlak.capabilities.exchange.readers.networks.gexf import read_gexf
from draagvlak.capabilities.exchange.readers.networks.gml import read_gml
from draagvlak.capabilities.exchange.readers.networks.graphml import read_graphml
from draagvlak.capabilities.exchange.readers.networks.kumu import read_json
from draagvlak.capabilities.exchange.readers.networks.lines import decoded
from draagvlak.capabilities.exchange.readers.networks.markup import root_of, xml_text
from draagvlak.capabilities.exchange.readers.networks.pajek import COMMENTS, read_pajek
from draagvlak.capabilities.exchange.readers.networks.ucinet import read_ucinet
from draagvlak.capabilities.exchange.readers.table import Book

LOOKED_AT = 64 * 1024
NOTHING = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"  # before the first letter
SECTIONS = r"network|vertices|arcs|edges|arcslist|edgeslist|matrix|partition|vector"
PAJEK = re.compile(rf"^[^\S\r\n]*\*[^\S\r\n]*(?:{SECTIONS})\b", re.IGNORECASE)
BEGINS = re.compile(rb"[*%#\w]|/\*")  # what a network file of plain text begins with
UCINET = re.compile(
    r"\s*dl[\s,]+(?:title\s*=[^\r\n]*\s+)?(?:nrow|ncol|nrel|nr|nc|nm|n|format|labels?|row|col|column|data)\b\s*[=:a-z]",
    re.IGNORECASE,
)
GML = re.compile(r"^(?:[^,;\"\r\n]*\s)?graph\s*\[", re.IGNORECASE | re.MULTILINE)
Reader = Callable[[str, str, str | None], Book]


def may_be_network(start: bytes) -> bool:
    """Whether a file that begins so has to be looked at by `network_in`, which needs all of it. Raises Refused."""
    shown = start[:LOOKED_AT].lstrip(NOTHING)
    if shown.startswith((b"<", b"{", b"[")):
        return True
    return bool(BEGINS.match(shown)) and _of_text(decoded(start[:LOOKED_AT]).lstrip("\ufeff")) is not None


def network_in(data: bytes, name: str, relation: str | None) -> Book | None:
    """The network a file holds; None where it is no network file of a kind we know. Raises Refused."""
    start = data[:LOOKED_AT].lstrip(NOTHING)
    if start.startswith(b"<"):
        text = xml_text(data)
        of_root: dict[str, Reader] = {"graphml": read_graphml, "gexf": read_gexf}
        read = of_root.get(root_of(text))
        return read(text, name, relation) if read else None
    if start.startswith((b"{", b"[")):
        return read_json(decoded(data), name, relation)
    if not BEGINS.match(start):
        return None
    read = _of_text(decoded(data[:LOOKED_AT]).lstrip("\ufeff"))
    return read(decoded(data).lstrip("\ufeff"), name, relation) if read else None


def _of_text(start: str) -> Reader | None:
    if UCINET.match(start):
        return read_ucinet
    lines = (line for line in re.split(r"[\r\n]+", start) if line.strip())
    said = next((line for line in lines if not line.lstrip().startswith(COMMENTS)), "")
    if PAJEK.match(said):
        return read_pajek
    return read_gml if GML.search(start[:4096]) and re.search(r"\bnode\s*\[|\]", start) else None
