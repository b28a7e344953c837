"""What municipalities of different installations give each other: signed files."""

import rules

from draagvlak.capabilities.network.rules import MA, ND, held_by, time_does_it

HELD_BY = {
    "send": (MA, ND),  # what is shared, as a signed file
    "take_in": (MA, ND),
    "trust": (MA,),  # whose files are believed
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"federation.{right}", held_by(kinds))

rules.add_perm("federation.let_go", time_does_it)
