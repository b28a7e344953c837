"""Whether a text names people of the network: beside figures of who takes part no names are kept."""

from draagvlak.basics.mentions import PARTICLES, names_of, words_of
from draagvlak.capabilities.network.models import Membership, Network

LINES, COMMAS, SEMICOLONS = 1, 4, 2  # from here a text is rather a list


def is_a_list(text: str) -> bool:
    """Whether a short text looks like something that was pasted from a list.

    >>> is_a_list("An Peeters; Bo Claes; Cé Dox"), is_a_list("Verslag van het overleg, 3 mei 2026, punt 4")
    (True, False)
    """
    parts = text.count("\n") >= LINES or "\t" in text
    return parts or text.count(",") >= COMMAS or text.count(";") >= SEMICOLONS


def names_somebody(network: Network, *texts: str) -> bool:
    """Whether one of the texts holds the full name of somebody who belongs or belonged to the network."""
    text = "\n".join(filter(None, texts))
    words = set(words_of(text)) - PARTICLES
    rows = Membership.objects.filter(network=network).order_by("pk").values_list("person__name", flat=True)
    likely = {name for name in rows if words & set(words_of(name))}
    return bool(likely) and names_of(likely, alone=False).are_in(text)
