"""What is kept of a list in pieces, read back some at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from draagvlak.capabilities.exchange.models import Piece

AT_ONCE = 20  # pieces


@dataclass(frozen=True)
class KeptPieces:
    """The pieces of one kind, in order; each walk reads them again."""

    upload: int
    what: str

    def __getitem__(self, which: slice) -> Iterable[bytes]:
        return self._between(which.start or 0, which.stop)

    def __iter__(self) -> Iterator[bytes]:
        return self._between(0, None)

    def _between(self, start: int, stop: int | None) -> Iterator[bytes]:
        rows = Piece.objects.filter(upload=self.upload, what=self.what).order_by("number")
        for first in count(start, AT_ONCE) if stop is None else range(start, stop, AT_ONCE):
            last = first + AT_ONCE if stop is None else min(first + AT_ONCE, stop)
            some = list(rows.filter(number__gte=first, number__lt=last).values_list("data", flat=True))
            yield from map(bytes, some)
            if len(some) < last - first:
                return
