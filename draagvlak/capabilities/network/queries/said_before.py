"""How many times a list said the same thing before: exactly, in sixteen bytes for each thing it said once."""

from collections.abc import Iterator, Sequence

import numpy as np

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
        here: set[bytes] = set()
        for base, is_known in zip(bases, self._has(keys), strict=True):
            if base in self._more:
                times = self._more[base]
            else:
                times = int(is_known or base in here)
                here.add(base)
            if times:
                self._more[base] = times + 1
            yield times
        new = np.unique(keys)
        new = new[~np.array(self._has(new), bool)]
        self._once = np.insert(self._once, np.searchsorted(self._once, new), new)

    def pass_by(self, base: bytes, times: int) -> None:
        """Count what came by last `times` more."""
        if times:
            self._more[base] = self._more.get(base, 1) + times

    def _has(self, keys: "np.ndarray[tuple[int], np.dtype[np.bytes_]]") -> list[bool]:
        if not len(self._once):
            return [False] * len(keys)
        at = np.minimum(np.searchsorted(self._once, keys), len(self._once) - 1)
        found: list[bool] = (self._once[at] == keys).tolist()
        return found
