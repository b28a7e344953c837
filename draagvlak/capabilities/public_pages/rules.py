"""Who says what of a network everybody sees."""

import rules

from draagvlak.capabilities.network.rules import MA, ND, held_by, time_does_it

HELD_BY = {
    "write": (ND,),
    "read": (MA, ND),
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"public_pages.{right}", held_by(kinds))

rules.add_perm("public_pages.hear_events", time_does_it)
