"""The cells of a matrix in the order in which a text file gives their numbers, whole or only one half."""

from collections.abc import Iterator, Sequence

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.networks.network import Network, number_of
from draagvlak.capabilities.exchange.readers.table import Refused

NOTHING = {".", "-", "na", "n/a", "nan", "*"}  # how programs write that a cell is not known


class Matrix:
    """Takes numbers, one after the other, and ties a row and a column of `network` for each that is not 0.

    `half` is "" for all cells, "lower" or "upper" for one triangle, with or without the diagonal.
    Raises Refused with too-many-cells, or damaged for more numbers than cells, words, and (on `close`) fewer.
    """

    def __init__(
        self, rows: Sequence[str], columns: Sequence[str], half: str = "", diagonal: bool = True, relation: str = ""
    ) -> None:
        if len(rows) * len(columns) > limits.MOST_CELLS:
            raise Refused("too-many-cells", limit=limits.MOST_CELLS)
        self.relation = relation or None
        self.cells = _cells(rows, columns, half, diagonal)

    def take(self, word: str, network: Network | None, line: int) -> None:
        """One number; without a network it is only counted."""
        ends = next(self.cells, None)
        if ends is None:
            raise Refused("damaged")
        if word == "0" or network is None:
            return
        value = number_of(word)
        if value is None and word.casefold() not in NOTHING:
            raise Refused("damaged")
        if value:
            network.add_tie(ends, line, [("weight", value)], self.relation)

    @property
    def is_full(self) -> bool:
        """Whether no number is wanted any more; may be asked once, at the end."""
        return next(self.cells, None) is None

    def close(self) -> None:
        if not self.is_full:
            raise Refused("damaged")


def _cells(rows: Sequence[str], columns: Sequence[str], half: str, diagonal: bool) -> Iterator[tuple[str, str]]:
    for n, row in enumerate(rows):
        first = n if half == "upper" else 0
        last = n + 1 if half == "lower" else len(columns)
        for m in range(first, min(last, len(columns))):
            if diagonal or n != m:
                yield row, columns[m]
