"""The data of a DL file: full or half matrices, edge lists and node lists, of one or two kinds of vertices."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from draagvlak.capabilities.exchange.readers.networks.lines import lines_of
from draagvlak.capabilities.exchange.readers.networks.matrix import Matrix
from draagvlak.capabilities.exchange.readers.networks.network import Network, number_of
from draagvlak.capabilities.exchange.readers.networks.ucinet_labels import LABEL
from draagvlak.capabilities.exchange.readers.table import Refused

HALVES = {"fullmatrix": "", "fm": "", "lowerhalf": "lower", "lh": "lower", "upperhalf": "upper", "uh": "upper"}
DECIMAL = re.compile(r"-?\d+(?:,\d+)?")


class Headed(Protocol):
    """What the data need to know of the head."""

    rows: int
    columns: int
    matrices: int
    is_square: bool
    format: str
    diagonal: bool
    labels: dict[str, list[str]]
    embedded: set[str]
    data_from: int


class Side:
    """The vertices that a number or a label stands for, on one side of the data; new labels may be met on the way."""

    def __init__(self, network: Network, size: int, labels: Sequence[str], mark: str) -> None:
        self.network, self.mark = network, mark
        self.identities: list[str] = []
        self.by_label: dict[str, str] = {}
        for n in range(size):
            label = labels[n] if n < len(labels) else ""
            self._add(f"{mark}{n + 1}", label, 1)

    def _add(self, identity: str, label: str, line: int) -> str:
        self.identities.append(identity)
        self.network.add_vertex(identity, line, [("label", label or identity)])
        if label:
            self.by_label.setdefault(label.casefold(), identity)
        return identity

    def met(self, word: str, line: int, embedded: bool) -> str:
        """Whom a word of the data means: a number counts the vertices, unless labels stand in the data."""
        if not embedded and word.isdigit() and 0 < int(word[:9]) <= len(self.identities):
            return self.identities[int(word[:9]) - 1]
        known = self.by_label.get(word.casefold())
        return known or self._add(f"{self.mark}{len(self.identities) + 1}", word, line)


def read_data(text: str, head: Headed, network: Network, wanted: str | None) -> tuple[int, int] | None:
    """Fill `network`; how many vertices of each kind where there are two. Raises Refused, damaged where data lack."""
    rows_in, columns_in = "row" in head.embedded, "column" in head.embedded
    labels = head.labels.get("row", []) or (head.labels.get("column", []) if head.is_square else [])
    mark = "" if head.is_square else "r"
    rows = Side(network, 0 if rows_in else head.rows, labels, mark)
    columns = (
        rows if head.is_square else Side(network, 0 if columns_in else head.columns, head.labels.get("column", []), "c")
    )
    names = _names(head)
    if len(names) > 1:
        network.relations.update(dict.fromkeys(names))
    line = text.count("\n", 0, head.data_from) + 1
    lines = lines_of(text, head.data_from, line)
    if head.format in HALVES:
        network.directed = head.format in ("fullmatrix", "fm") and head.is_square
        _matrices(lines, head, (rows, columns), names)
    else:
        network.directed = head.is_square
        _lists(lines, head, (rows, columns), names)
    return None if head.is_square else (len(rows.identities), len(columns.identities))


def _names(head: Headed) -> list[str]:
    given = head.labels.get("level", [])
    return [given[n] if n < len(given) and given[n] else str(n + 1) for n in range(min(head.matrices, 10_000))]


def _matrices(lines: Iterator[tuple[int, str]], head: Headed, sides: tuple[Side, Side], names: list[str]) -> None:
    rows, columns = sides
    if not head.rows:
        raise Refused("damaged")
    words = _Words(lines)
    for n, name in enumerate(names):
        if "column" in head.embedded:
            _embed(words, columns, head.columns, n == 0)
        relation = name if len(names) > 1 else ""
        if "row" in head.embedded:
            _labelled(words, head, sides, relation)
        else:
            matrix = Matrix(rows.identities, columns.identities, HALVES[head.format], head.diagonal, relation)
            words.fill(matrix, rows.network, _cells(head))


def _cells(head: Headed) -> int:
    if HALVES[head.format]:
        n = head.rows
        return n * (n + 1) // 2 if head.diagonal else n * (n - 1) // 2
    return head.rows * head.columns - (0 if head.diagonal or not head.is_square else head.rows)


def _embed(words: "_Words", side: Side, size: int, is_first: bool) -> None:
    for _ in range(size):
        line, word = words.next_word()
        if is_first:
            side.met(word, line, True)


def _labelled(words: "_Words", head: Headed, sides: tuple[Side, Side], relation: str) -> None:
    """Rows that begin with their label."""
    rows, columns = sides
    for n in range(head.rows):
        line, word = words.next_word()
        identity = rows.met(word, line, True)
        across = columns.identities[: head.columns]
        if HALVES[head.format]:
            across = across[: n + 1] if HALVES[head.format] == "lower" else across[n:]
        across = [other for other in across if head.diagonal or other != identity]
        words.fill(Matrix([identity], across, relation=relation), rows.network, len(across))


class _Words:
    """The words of the data one after the other, however they run on over lines."""

    def __init__(self, lines: Iterator[tuple[int, str]]) -> None:
        self.words = self._all(lines)

    @staticmethod
    def _all(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        for number, line in lines:
            for word in _split(line):
                yield number, word

    def next_word(self) -> tuple[int, str]:
        found = next(self.words, None)
        if found is None:
            raise Refused("damaged")
        return found

    def fill(self, matrix: Matrix, network: Network, cells: int) -> None:
        for _ in range(cells):
            line, word = self.next_word()
            matrix.take(word, network, line)


def _split(line: str) -> list[str]:
    """The words of a line; a comma is decimal where each of several words is a number, else it keeps words apart."""
    if "," not in line and '"' not in line and "'" not in line:
        return line.split()
    words = line.split()
    if len(words) > 1 and all(DECIMAL.fullmatch(word) for word in words):
        return words
    return [found[1] or found[2] or found[3] or "" for found in LABEL.finditer(line)]


def _lists(lines: Iterator[tuple[int, str]], head: Headed, sides: tuple[Side, Side], names: list[str]) -> None:
    """Edge lists (two ends, a weight) and node lists (one and all its others); `!` begins the next relation."""
    is_edges = head.format.startswith(("edgelist", "el"))
    if not is_edges and not head.format.startswith(("nodelist", "nl")):
        raise Refused("format-unknown", text=head.format[:20])
    rows, columns = sides
    relation = 0
    for number, line in lines:
        if line.strip().startswith("!"):
            relation = min(relation + 1, len(names) - 1)
            continue
        words = _split(line)
        if not words:
            continue
        name = names[relation] if len(names) > 1 else None
        first = rows.met(words[0], number, "row" in head.embedded)
        others, weight = (
            (words[1:2], number_of(words[2]) if len(words) > 2 else None) if is_edges else (words[1:], None)
        )
        for word in others:
            other = columns.met(word, number, "column" in head.embedded)
            rows.network.add_tie((first, other), number, [("weight", weight)], name)
