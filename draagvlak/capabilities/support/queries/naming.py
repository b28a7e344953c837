"""Whether words name somebody of the network: then few may read them."""

from collections.abc import Iterable

from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.basics.mentions import PARTICLES, Names, names_of, words_of
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.support.models import Office

SHORTEST = 3  # letters of a name of an office-holder that means them by itself


class Naming:
    """Everybody of a network by the words of their names; two queries, whatever number of texts follows."""

    def __init__(self, network: Network) -> None:
        rows = Membership.objects.filter(network=network).order_by("pk")
        seated = Office.objects.filter(body__network=network).values_list("person__name", "person__known_as")
        self.bearing: dict[str, set[str]] = {}
        self.leading: set[str] = set()
        for name, known_as, layers in rows.values_list("person__name", "person__known_as", "layers"):
            self._add((name, known_as), is_leading=not set(layers).isdisjoint(GOVERNANCE_LAYERS[1:]))
        for names in seated:
            self._add(names, is_leading=True)

    def _add(self, names: Iterable[str], is_leading: bool) -> None:
        for name in filter(None, names):
            for word in set(words_of(name)) - PARTICLES:
                self.bearing.setdefault(word, set()).add(name)
                if is_leading and len(word) >= SHORTEST:
                    self.leading.add(word)

    def is_in(self, *texts: str) -> bool:
        """A full name of anybody; of who leads or governs also a first or last name, written with a capital."""
        text = "\n".join(filter(None, texts))
        words = set(words_of(text))
        wholes = names_of({name for word in words for name in self.bearing.get(word, ())}, alone=False).wholes
        named = Names(wholes, frozenset(self.leading & words))
        return named.are_in(text) or named.words_are_in(text)
