"""Whose a row of evidence is: a person of the list or a body, in a governance layer."""

from collections.abc import Iterator
from typing import NamedTuple

from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping import names
from draagvlak.capabilities.exchange.mapping.bodies import LAYER_OF_BODY, body_of
from draagvlak.capabilities.exchange.mapping.labels import named_by_labels
from draagvlak.capabilities.exchange.mapping.layers import layer_of
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.mapping.people import POINTER, People
from draagvlak.capabilities.exchange.readers.table import Note
from draagvlak.capabilities.support.choices import LAYER_OF, BodyKind

LONGEST_NAME = 200


class Holder(NamedTuple):
    """A person (id), or a body by its kind and the words of the list."""

    layer: str
    person: str = ""
    body: str = ""
    called: str = ""


class Holders:
    """Knows the people of a list by name and by function. `notes` says who was known by function alone."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.notes: list[Note] = []
        self.by_id = {person.id: person for person in people.everybody()}
        self.by_function: dict[str, list[ListedPerson]] = {}
        for person in self.by_id.values():
            if person.function:
                self.by_function.setdefault(plain(person.function), []).append(person)

    def of(self, said: dict[str, str]) -> Iterator[Holder | Note]:
        """Each that a row names; a note for one that is unknown, or where it names nobody.

        Our own sheets say beside it what kind of body it is, and in which layer.
        """
        cell, told = said.get("holder", ""), layer_of(said.get("layer", ""))
        kind = named_by_labels(BodyKind).get(plain(said.get("body_kind", "")))
        texts = [cell] if kind or body_of(cell) else names.names_in(cell)
        if not cell or not texts:
            yield Note("evidence-nobody")
            return
        for text in texts:
            if kind:
                layer = LAYER_OF.get(BodyKind(kind)) or told
                yield (
                    Holder(layer, "", kind, _called(text)) if layer else Note("evidence-no-layer", {"text": text[:60]})
                )
            else:
                yield self._holder(text, told)

    def _holder(self, text: str, told: str | None) -> Holder | Note:
        body = body_of(text)
        if body:
            return Holder(LAYER_OF_BODY[body], "", body, _called(text))
        person = self._person(text)
        if person is None:
            return Note("evidence-who-unknown", {"text": text[:60]})
        own = next((layer for layer in person.layers if layer in GOVERNANCE_LAYERS), None)
        layer = told if told in GOVERNANCE_LAYERS else own
        return Holder(layer, person.id) if layer else Note("evidence-no-layer", {"text": person.name[:60]})

    def _person(self, text: str) -> ListedPerson | None:
        """Whoever bears this name; else the only one with this function, which is told."""
        pointer = POINTER.search(text)
        found = self.people.by_key.get(f"id:{pointer[1]}") if pointer else None
        found = found or self.people.named(text)
        if found is not None:
            return self.by_id[self.people.kept(found.id)]
        bearers = self.by_function.get(plain(text), [])
        if len(bearers) != 1:
            return None
        self.notes.append(Note("evidence-by-function", {"text": text[:60], "name": bearers[0].name}))
        return bearers[0]


def _called(text: str) -> str:
    return names.tidy(text)[:LONGEST_NAME]
