"""Processor time of processes that run, to a millionth of a second, as Linux counts it for each of their threads."""

from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")


def is_counted() -> bool:
    return (PROC / "self/schedstat").exists()


def family(*parents: int) -> set[int]:
    """These processes and all that they began, or that those began."""
    children: dict[int, set[int]] = {}
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            said = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        children.setdefault(int(said[1]), set()).add(int(stat.parent.name))
    found, todo = set(parents), list(parents)
    while todo:
        begun = children.get(todo.pop(), set()) - found
        found |= begun
        todo += begun
    return found


def used(processes: Iterable[int]) -> float:
    """Seconds that their threads ran so far; of threads that ended, nothing."""
    nanoseconds = 0
    for process in processes:
        for thread in PROC.glob(f"{process}/task/*/schedstat"):
            try:
                nanoseconds += int(thread.read_text().split()[0])
            except OSError:
                continue
    return nanoseconds / 1e9
