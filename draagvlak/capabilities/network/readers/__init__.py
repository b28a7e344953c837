"""One line about a contact, as people type it: when, what kind, with whom, about what. Plain functions, no database.

`days` and `kinds` know words, `naming` the names it is given, `lines` puts the parts together.
"""

from draagvlak.capabilities.network.readers.lines import Understood, read_line
from draagvlak.capabilities.network.readers.naming import Known, Named

__all__ = ["Known", "Named", "Understood", "read_line"]
