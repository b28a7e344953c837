"""Who may see what falls with somebody: the director, of whose network it is."""

import rules

from draagvlak.capabilities.network.rules import MA, ND, held_by

HELD_BY = {
    "read": (ND,),  # names of people and their ties
    "write": (ND,),
    "what_if": (MA, ND),  # the report without somebody: whoever reads the report
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"succession.{right}", held_by(kinds))
