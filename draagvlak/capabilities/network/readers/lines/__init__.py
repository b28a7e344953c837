"""One line about a contact, as people type it: when, what kind, with whom, about what. Plain functions, no database.

`days` and `kinds` know words, `naming` the names it is given, `reading` puts the parts together.
"""

from draagvlak.capabilities.network.readers.lines.naming import Known, Named, are_borne, words_for_names
from draagvlak.capabilities.network.readers.lines.reading import Understood, read_line, read_names

__all__ = ["Known", "Named", "Understood", "are_borne", "read_line", "read_names", "words_for_names"]
