"""Whoever came first goes first, which no lock of Python promises."""

import threading
from collections import deque


class Line:
    """Those who wait for one thing that one of them has at a time."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()  # held shut; whoever leaves opens the first
        self._is_taken = False

    def wait(self, seconds: float) -> bool:
        """Whether it became one's turn within `seconds`; then `leave` follows."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=seconds):
            return True
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return False
        return True  # it was opened at the last moment

    def leave(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False
