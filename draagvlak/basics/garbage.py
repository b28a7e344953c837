"""Long work with many rows, on whose account the collector of garbage would look through the whole program."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def spared_from_collection() -> Iterator[None]:
    """What is in memory when the block begins (Django, a hundred thousand objects) is not looked through within it.

    Some ten thousand rows that come by make Python look through everything two or three times, 70 ms each. What the
    block itself leaves behind is collected as always, and after it everything is as before.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
