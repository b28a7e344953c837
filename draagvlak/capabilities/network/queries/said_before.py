"""How many times a list said the same thing before: exactly, in sixteen bytes for each thing it said once."""

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np

Keys = np.ndarray[tuple[int], np.dtype[np.bytes_]]
KEY = "S16"  # texts of sixteen bytes; what they end in counts, since all are as long


class SaidBefore:
    """What came by once stands sorted in one array, since a dictionary of 200,000 contacts takes 30 MB. Only what
    came by more often is counted in one.
    """

    def __init__(self) -> None:
        self._once = np.empty(0, KEY)
        self._more: dict[bytes, int] = {}

    def before(self, bases: Sequence[bytes]) -> Iterator[int]:
        """For each of `bases`, of sixteen bytes each, how many times it came by before. To be walked to its end."""
        keys = np.frombuffer(b"".join(bases), KEY)
        known, new = self._has(keys), np.unique(keys)
        if len(new) == len(keys) and not known.any():
            yield from repeat(0, len(bases))
        else:
            yield from self._counted(bases, known.tolist())
        new = new[~self._has(new)]
        self._once = np.insert(self._once, np.searchsorted(self._once, new), new)

    def _counted(self, bases: Sequence[bytes], known: list[bool]) -> Iterator[int]:
        here: set[bytes] = set()
        for base, is_known in zip(bases, known, strict=True):
            times = self._more.get(base, int(is_known or base in here))
            here.add(base)
            if times:
                self._more[base] = times + 1
            yield times

    def pass_by(self, base: bytes, times: int) -> None:
        """Count what came by last `times` more."""
        if times:
            self._more[base] = self._more.get(base, 1) + times

    def _has(self, keys: Keys) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        if not len(self._once):
            return np.zeros(len(keys), bool)
        at = np.minimum(np.searchsorted(self._once, keys), len(self._once) - 1)
        return np.asarray(self._once[at] == keys)
