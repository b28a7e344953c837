"""Who is who in a list, kept apart by identity, in the order of first appearance."""

from collections import Counter
from collections.abc import Mapping as Chosen

from draagvlak.capabilities.exchange.mapping import names
from draagvlak.capabilities.exchange.mapping.layers import parts_of
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.readers.table import Cell


class People:
    """Finds or makes the person a text names. `same` maps ids to the person they were merged into."""

    def __init__(self, layers: Chosen[str, str | None], same: Chosen[str, str]) -> None:
        self.layers, self.same = layers, same
        self.by_key: dict[str, ListedPerson] = {}
        self.by_email: dict[str, ListedPerson] = {}
        self.cells: dict[Cell, tuple[str, ...]] = {}
        self.turned: dict[Cell, tuple[str, ...]] = {}
        self.nameless: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.joined: list[tuple[str, str]] = []

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
        found = self.by_key.get(f"id:{given}") or self.named(given)
        return self.kept(found.id) if found else None

    def in_cell(self, cell: Cell, last_name_first: bool = False) -> tuple[str, ...]:
        """Ids of the people a cell names, each once. What is no name ("3 bewoners") is counted and left out."""
        if cell is None:
            return ()
        cells = self.turned if last_name_first else self.cells
        if cell not in cells:
            found = []
            for name in names.names_in(str(cell), last_name_first):
                if names.is_name(name):
                    found.append(self._person(name))
                else:
                    self.nameless[name] += 1
            cells[cell] = tuple(dict.fromkeys(self.kept(person.id) for person in found))
        return cells[cell]

    def listed(self, given: dict[str, str], by_id: bool) -> bool:
        """Take one row of a list of people; False where it names nobody. What is known already stays."""
        name = given.get("name") or f"{given.get('first_name', '')} {given.get('last_name', '')}".strip()
        name = name or (given.get("id", "") if by_id else "")
        if not name:
            return False
        person = self._person(names.tidy(name), f"id:{given['id']}" if by_id and "id" in given else None)
        for part in ("function", "organisation", "municipality", "email"):
            if part in given and not getattr(person, part):
                setattr(person, part, given[part])
        if person.email:
            self.by_email.setdefault(person.email.casefold(), person)
        self._give_layer(person, given)
        return True

    def _give_layer(self, person: ListedPerson, given: dict[str, str]) -> None:
        word = given.get("layer") or given.get("function")
        if not word:
            return
        for part in [word] if word in self.layers else parts_of(word):
            layer = self.layers.get(part)
            if layer and layer not in person.layers:
                person.layers = (*person.layers, layer)
            if layer is None:
                self.unknown[part] += 1

    def _person(self, name: str, key: str | None = None) -> ListedPerson:
        if key is None and "@" in name and name.casefold() in self.by_email:
            return self.by_email[name.casefold()]
        key = key or names.identity(name)
        found = self.by_key.get(key)
        if found is None:
            found = self.by_key[key] = ListedPerson(f"p{len(self.by_key) + 1}", name)
        elif found.name != name and (found.name, name) not in self.joined:
            self.joined.append((found.name, name))
        return found

    def kept(self, id_: str) -> str:
        """The id under which somebody lives on after merging."""
        seen = {id_}
        while (following := self.same.get(id_)) and following not in seen:
            seen.add(following)
            id_ = following
        return id_
