"""Whom the director knows, of whom few need a look when pieces are joined."""

from bisect import insort
from collections.abc import Container, Iterator, Set

from draagvlak.analysis.conversations.setting import Setting


class Beside:
    """By main layer and in order of ids, kept while ties of the director's come and go."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._people: set[int] = set()
        self._by_layer: dict[tuple[str, ...], list[int]] = {}

    def first_of_layers(self, outside: Set[int], special: Set[int]) -> list[int]:
        """In order: all who are `outside` one piece, the special people, and within the piece the first others of each
        layer.
        """
        self._follow()
        some = self._people.intersection(outside) | self._people.intersection(special)
        gone = outside | special
        for people in self._by_layer.values():
            some.update(_first(people, gone))
        return sorted(some, key=self._setting.ids.__getitem__)

    def _follow(self) -> None:
        setting = self._setting
        now = set() if setting.director is None else setting.known[setting.director]
        changed = now ^ self._people
        for person in changed:
            people = self._by_layer.setdefault(setting.layers[person][:1], [])
            if person in now:
                insort(people, person, key=setting.ids.__getitem__)
            else:
                people.remove(person)
        if changed:
            self._people = set(now)


def _first(people: list[int], gone: Container[int]) -> Iterator[int]:
    for person in people:
        if person not in gone:
            yield person
            return
