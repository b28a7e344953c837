"""Who is who in a list, kept apart by identity or by a given id, in the order of first appearance."""

import re
from collections import Counter
from collections.abc import Mapping as Chosen

from draagvlak.capabilities.exchange.mapping import names
from draagvlak.capabilities.exchange.mapping.layers import layer_words
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.mapping.values import is_yes
from draagvlak.capabilities.exchange.readers.table import Cell

POINTER = re.compile(r"(?:^|\s)#(\S+)$")  # "An Peeters #p12": whoever has that id, whatever stands before it


class People:
    """Finds or makes the person a text names. `same` maps ids to the person they were merged into."""

    def __init__(self, layers: Chosen[str, str | None], same: Chosen[str, str]) -> None:
        self.layers, self.same = layers, same
        self.by_key: dict[str, ListedPerson] = {}
        self.known_as: dict[str, ListedPerson] = {}  # by identity, people of our own sheets, who are kept by id
        self.texts: dict[str, str] = {}  # for each name as it was written, who it is
        self.unknown: Counter[str] = Counter()
        self.joined: dict[tuple[str, str], None] = {}
        self.directs: dict[str, bool] = {}  # by id, of whom a column says whether they direct the network

    def everybody(self) -> tuple[ListedPerson, ...]:
        """Everybody who was not merged into somebody; whoever was gives what the other lacked."""
        by_id = {person.id: person for person in self.by_key.values()}
        for person in by_id.values():
            other = by_id.get(self.kept(person.id), person)
            if other is not person:
                other.layers = tuple(dict.fromkeys((*other.layers, *person.layers)))
                for part in ("function", "organisation", "municipality", "email"):
                    setattr(other, part, getattr(other, part) or getattr(person, part))
        return tuple(person for person in by_id.values() if self.kept(person.id) == person.id)

    def named(self, name: str) -> ListedPerson | None:
        """Whoever bears this name, also where ids and not names tell people apart."""
        wanted = names.identity(name)
        found = self.by_key.get(wanted)
        return found or next((p for p in self.by_key.values() if names.identity(p.name) == wanted), None)

    def at_id(self, given: str) -> str | None:
        found = self.by_key.get(f"id:{given}")
        return self.kept(found.id) if found else None

    def in_cell(self, cell: Cell) -> tuple[str, ...]:
        """Ids of the people a cell names, each once."""
        if cell is None:
            return ()
        found = []
        for text in names.texts_in(str(cell)):
            if text not in self.texts:
                name = names.tidy(text)
                self.texts[text] = self.kept((self._pointed(name) or self._person(name)).id)
            found.append(self.texts[text])
        return tuple(dict.fromkeys(found))

    def _pointed(self, name: str) -> ListedPerson | None:
        pointer = POINTER.search(name)
        return self.by_key.get(f"id:{pointer[1]}") if pointer else None

    def listed(self, given: dict[str, str], by_id: bool) -> bool:
        """Take one row of a list of people; False where it names nobody. What is known already stays.

        `by_id` for network files, whose ids tell people apart; a reference of our own always does.
        """
        name = given.get("name") or f"{given.get('first_name', '')} {given.get('last_name', '')}".strip()
        name = name or (given.get("id", "") if by_id else "")
        if not name:
            return False
        id_ = given.get("reference") or (given.get("id") if by_id else None)
        person = self._person(names.tidy(name), f"id:{id_}" if id_ else None)
        if given.get("reference"):
            self.known_as.setdefault(names.identity(name), person)
        if "director" in given:
            self.directs[person.id] = is_yes(given["director"])
        for part in ("function", "organisation", "municipality", "email"):
            if part in given and not getattr(person, part):
                setattr(person, part, given[part])
        self._give_layer(person, given)
        return True

    def _give_layer(self, person: ListedPerson, given: dict[str, str]) -> None:
        for word in layer_words(given.get("layer", ""), given.get("function", "")):
            layer = self.layers.get(word)
            if layer and layer not in person.layers:
                person.layers = (*person.layers, layer)
            if layer is None:
                self.unknown[word] += 1

    def _person(self, name: str, key: str | None = None) -> ListedPerson:
        found = self.by_key.get(key or names.identity(name)) or (
            None if key else self.known_as.get(names.identity(name))
        )
        key = key or names.identity(name)
        if found is None:
            found = self.by_key[key] = ListedPerson(f"p{len(self.by_key) + 1}", name)
        elif found.name != name:
            self.joined[found.name, name] = None
        return found

    def kept(self, id_: str) -> str:
        """The id under which somebody lives on after merging."""
        seen = {id_}
        while (following := self.same.get(id_)) and following not in seen:
            seen.add(following)
            id_ = following
        return id_
