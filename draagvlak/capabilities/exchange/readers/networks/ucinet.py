"""UCINET's DL files: what the head says, then a matrix, pairs or lists, one relation after the other."""

import re
from dataclasses import dataclass, field

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.networks.drawn_up import drawn_up
from draagvlak.capabilities.exchange.readers.networks.network import Network
from draagvlak.capabilities.exchange.readers.networks.ucinet_data import read_data
from draagvlak.capabilities.exchange.readers.networks.ucinet_labels import labels_in
from draagvlak.capabilities.exchange.readers.table import Book, Note, Refused

START = re.compile(r"\s*dl\b", re.IGNORECASE)
DATA = re.compile(r"^[^\S\r\n]*data[^\S\r\n]*:|(?<=[\s,:])data[^\S\r\n]*:", re.IGNORECASE | re.MULTILINE)
LABELS = re.compile(
    r"(?:^|(?<=[\s,:]))(?:(row|column|col|level|matrix|mat)\s+)?labels?(?:[^\S\r\n]+(embedded)[^\S\r\n]*:?|[^\S\r\n]*:)",
    re.IGNORECASE | re.MULTILINE,
)
SETTING = re.compile(r"\b(nrow|ncol|nrel|nr|nc|nm|n|format|diagonal)\s*[= ]\s*([A-Za-z]+\d?|\d+)", re.IGNORECASE)
NEXT = re.compile(r"^[^\S\r\n]*(?:format|nr|nc|nm|n|diagonal)\s*=", re.IGNORECASE | re.MULTILINE)
SIZES = {"nrow": "nr", "ncol": "nc", "nrel": "nm"}
KINDS = {
    "": "row",
    "row": "row",
    "column": "column",
    "col": "column",
    "level": "level",
    "matrix": "level",
    "mat": "level",
}
MOST_HEAD = 4 * 1024 * 1024  # characters before the data


@dataclass
class Head:
    """What stands before the data. Sizes are 0 where they are not given."""

    rows: int = 0
    columns: int = 0
    matrices: int = 1
    is_square: bool = True
    format: str = "fullmatrix"
    diagonal: bool = True
    labels: dict[str, list[str]] = field(default_factory=dict)  # of row, column and level
    embedded: set[str] = field(default_factory=set)
    data_from: int = 0  # the character with which the data begin


def read_ucinet(text: str, name: str, relation: str | None) -> Book:
    """The first matrix of the file, unless `relation` names another. Raises Refused."""
    head = head_of(text)
    network = Network()
    kinds = read_data(text, head, network, relation)
    notes = [Note("two-kinds", {"a": kinds[0], "b": kinds[1]})] if kinds else []
    return drawn_up((name, "ucinet"), [network], relation, ("labels", "data"), notes)


def head_of(text: str) -> Head:
    """Sizes, format and labels. Raises Refused for sizes over the limits, and damaged where no size can be known."""
    start = START.match(text)
    found = DATA.search(text, 0, MOST_HEAD)
    end = found.start() if found else min(len(text), MOST_HEAD)
    marks = list(LABELS.finditer(text, start.end() if start else 0, end))
    first = marks[0].start() if marks else end
    pieces = [(mark, text[mark.end() : following]) for mark, following in _until(marks, end)]
    if not found and not (marks and not marks[-1][2]):
        raise Refused("damaged")
    head = Head(data_from=found.end() if found else len(text))
    settings = text[start.end() if start else 0 : first] + "".join(f"\n{_settings_in(*piece)}" for piece in pieces)
    _settle(head, settings)
    _label(head, pieces, text if not found else "")
    return head


def _until(marks: list[re.Match[str]], end: int) -> list[tuple[re.Match[str], int]]:
    ends = [mark.start() for mark in marks[1:]] + [end]
    return list(zip(marks, ends, strict=False))


def _settings_in(mark: re.Match[str], piece: str) -> str:
    """What a piece after labels says of sizes and format: all of it where the labels stand in the data."""
    if mark[2]:
        return piece
    found = NEXT.search(piece)
    return piece[found.start() :] if found else ""


def _settle(head: Head, settings: str) -> None:
    given = {SIZES.get(key.lower(), key.lower()): value.lower() for key, value in SETTING.findall(settings)}
    sizes = {key: int(given[key][:12]) for key in ("n", "nr", "nc", "nm") if given.get(key, "").isdigit()}
    if max(sizes.values(), default=0) > limits.MOST_ROWS:
        raise Refused("too-many-rows", limit=limits.MOST_ROWS)
    head.rows = sizes.get("nr", sizes.get("n", 0))
    head.columns = sizes.get("nc", sizes.get("n", 0))
    head.is_square = "n" in sizes or head.rows == head.columns
    head.matrices = max(sizes.get("nm", 1), 1)
    head.format = given.get("format", head.format)
    head.diagonal = given.get("diagonal", "present") != "absent"
    if head.format.endswith("2"):
        head.is_square = False


def _label(head: Head, pieces: list[tuple[re.Match[str], str]], text: str) -> None:
    """Take the labels; where no `data:` follows them (`text`), the data begin after the last label."""
    wanted = {"row": head.rows, "column": head.columns, "level": head.matrices}
    for n, (mark, piece) in enumerate(pieces):
        kind = KINDS[(mark[1] or "").lower()]
        if mark[2]:
            head.embedded |= {"row", "column"} if not mark[1] else {kind}
            continue
        found = NEXT.search(piece)
        open_end = bool(text) and n == len(pieces) - 1
        labels, length = labels_in(piece[: found.start()] if found else piece, wanted[kind], open_end)
        head.labels[kind] = labels
        if open_end:
            head.data_from = mark.end() + length
    rows, columns = head.labels.get("row", []), head.labels.get("column", [])
    head.rows, head.columns = head.rows or len(rows), head.columns or len(columns) or head.rows or len(rows)
    has_two = (
        bool(columns) and head.rows == head.columns and [*map(str.casefold, rows)] != [*map(str.casefold, columns)]
    )
    if head.is_square and has_two and rows and not re.search(r"\bn\s*=", text or " "):
        head.is_square = False
