"""Who is who in a list, kept apart by identity or by a given id, in the order of first appearance."""

import re
from collections import Counter
from collections.abc import Mapping as Chosen

from draagvlak.basics.references import is_reference
from draagvlak.capabilities.exchange.mapping import names
from draagvlak.capabilities.exchange.mapping.layers import layer_words, parts_of
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.mapping.values import is_yes
from draagvlak.capabilities.exchange.readers.limits import MOST_NAME, MOST_PEOPLE
from draagvlak.capabilities.exchange.readers.table import Cell, Refused

POINTER = re.compile(r"(?:^|\s)#(\S+)$")  # "An Peeters #p12": whoever has that id, whatever stands before it


class People:
    """Finds or makes the person a text names. `same` maps ids to the person they were merged into.

    Taking anybody in raises Refused("too-many-people") past the limit.
    """

    def __init__(self, layers: Chosen[str, str | None], same: Chosen[str, str]) -> None:
        self.layers, self.same = layers, same
        self.by_key: dict[str, ListedPerson] = {}
        self.by_email: dict[str, ListedPerson] = {}
        self.known_as: dict[str, ListedPerson] = {}  # by identity, people of our own sheets, who are kept by id
        self.texts: dict[bool, dict[str, str | None]] = {False: {}, True: {}}  # who each name as it was written is
        self.by_name: dict[str, ListedPerson] = {}  # by identity, the first of that name
        self.nameless: Counter[str] = Counter()
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
                other.is_listed |= person.is_listed
                for part in ("reference", "function", "organisation", "municipality", "email"):
                    setattr(other, part, getattr(other, part) or getattr(person, part))
        return tuple(person for person in by_id.values() if self.kept(person.id) == person.id)

    def named(self, name: str) -> ListedPerson | None:
        """Whoever bears this name, also where ids and not names tell people apart."""
        wanted = names.identity(name)
        return self.by_key.get(wanted) or self.by_name.get(wanted)

    def at_id(self, given: str) -> str | None:
        found = self.by_key.get(f"id:{given}")
        return self.kept(found.id) if found else None

    def in_cell(self, cell: Cell, last_name_first: bool = False) -> tuple[str, ...]:
        """Ids of the people a cell names, each once. What is no name ("3 bewoners") is counted and left out."""
        if cell is None:
            return ()
        known = self.texts[last_name_first]
        if not last_name_first and isinstance(cell, str):
            # Names that were all met before, apart by commas as most are. No name that is known holds what parts names
            # (`texts_in`), so that this finds the same people; a test compares the two.
            there = [known.get(text) for text in cell.split(", ")]
            if None not in there:
                return tuple(dict.fromkeys(there))  # type: ignore[arg-type]
        found = []
        for text in names.texts_in(str(cell), last_name_first):
            if text not in known:
                known[text] = self._meant_by(names.tidy(text))
            id_ = known[text]
            if id_ is None:
                self.nameless[names.tidy(text)] += 1
            else:
                found.append(id_)
        return tuple(dict.fromkeys(found))

    def _meant_by(self, name: str) -> str | None:
        pointer = POINTER.search(name)
        identity = names.identity(name)
        found = self.by_key.get(f"id:{pointer[1]}") if pointer else None
        is_known = found is not None or identity in self.by_key or identity in self.known_as
        if not is_known and (len(name) > MOST_NAME or not names.is_name(name)):
            return None
        return self.kept((found or self._person(name)).id)

    def listed(self, given: dict[str, str], by_id: bool) -> bool:
        """Take one row of a list of people; False where it names nobody. What is known already stays.

        `by_id` for network files, whose ids tell people apart; a reference of our own always does.
        """
        name = given.get("name") or f"{given.get('first_name', '')} {given.get('last_name', '')}".strip()
        name = name or (given.get("id", "") if by_id else "")
        if not name or (names.is_total(name) and not by_id):
            return False
        id_ = self._own_id(given, name) or (given.get("id") if by_id else None)
        person = self._person(names.tidy(name), f"id:{id_}" if id_ else None)
        person.is_listed = True
        if id_ and not person.reference and is_reference(id_):
            person.reference = id_
        if given.get("reference"):
            self.known_as.setdefault(names.identity(name), person)
        if "director" in given:
            self.directs[person.id] = is_yes(given["director"])
        for part in ("function", "organisation", "municipality", "email"):
            if part in given and not getattr(person, part):
                setattr(person, part, given[part])
        if person.email:
            self.by_email.setdefault(person.email.casefold(), person)
        self._give_layer(person, given)
        return True

    def _own_id(self, given: dict[str, str], name: str) -> str | None:
        """The reference of a row; not that of a row that was copied to add somebody else under it."""
        id_ = given.get("reference")
        first = self.by_key.get(f"id:{id_}") if id_ else None
        is_copied = first is not None and names.identity(first.name) != names.identity(name)
        return None if is_copied else id_

    def _give_layer(self, person: ListedPerson, given: dict[str, str]) -> None:
        for word in layer_words(given.get("layer", ""), given.get("function", "")):
            for part in [word] if word in self.layers else parts_of(word):
                layer = self.layers.get(part)
                if layer and layer not in person.layers:
                    person.layers = (*person.layers, layer)
                if layer is None:
                    self.unknown[part] += 1
                person.is_layerless |= layer == "" and bool(given.get("layer"))

    def _person(self, name: str, key: str | None = None) -> ListedPerson:
        if key is None and "@" in name and name.casefold() in self.by_email:
            return self.by_email[name.casefold()]
        found = self.by_key.get(key or names.identity(name)) or (
            None if key else self.known_as.get(names.identity(name))
        )
        key = key or names.identity(name)
        if found is None:
            if len(self.by_key) >= MOST_PEOPLE:
                raise Refused("too-many-people", limit=MOST_PEOPLE)
            found = self.by_key[key] = ListedPerson(f"p{len(self.by_key) + 1}", name)
            self.by_name.setdefault(names.identity(name), found)
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
