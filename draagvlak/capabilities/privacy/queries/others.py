"""Texts about somebody, without the names of whoever else is in them."""

import re
from collections import defaultdict
from collections.abc import Iterable

from draagvlak.basics.mentions import PARTICLES, Names, names_of, words_of
from draagvlak.capabilities.network.models import Person

SOMEBODY = "[iemand anders]"
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
NUMBER = re.compile(r"(?<!\w)\+?\d[\d\s./()-]{7,}\d(?!\w)")
DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


class Others:
    """Everybody of the authority in scope but `person`, found by the words of their names. One query."""

    def __init__(self, person: Person, own: Names) -> None:
        self.own = own
        self.bearing: dict[str, list[str]] = defaultdict(list)
        called_alike = [words_of(name) for name in own.wholes]
        for names in Person.objects.exclude(pk=person.pk).values_list("name", "known_as").iterator(5000):
            for name in filter(None, names):
                if words_of(name) in called_alike:
                    continue  # a namesake: it means the person whose archive this is
                for word in set(words_of(name)) - PARTICLES:
                    self.bearing[word].append(name)

    def taken_out(self, text: str, company: Iterable[str]) -> str:
        """The text as it may be given: without full names of others, without first names of who was there too, and
        without addresses and numbers that are not the person's own.
        """
        if not text:
            return text
        for shape in (ADDRESS, NUMBER):
            text = shape.sub(lambda found: self._kept_or_not(found[0]), text)
        candidates = {name for word in set(words_of(text)) for name in self.bearing.get(word, ())}
        wholes = names_of(candidates, alone=False).wholes
        there = names_of(company, alone=False)
        known = Names(wholes | there.wholes, there.words - self.own.words)
        return known.taken_out(text, with_words=True, instead=SOMEBODY)

    def _kept_or_not(self, found: str) -> str:
        return found if self.own.are_in(found) or DAY.fullmatch(found.strip()) else SOMEBODY
