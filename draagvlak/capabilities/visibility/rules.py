"""Who plans what a layer gets to see, and who makes the newsletter."""

import rules

from draagvlak.capabilities.network.rules import CG, LM, MA, ND, PO, ST, held_by

HELD_BY = {
    "write": (ND,),
    "read": (MA, ND, CG, LM, PO),
    "newsletter": (ND, CG, ST),
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"visibility.{right}", held_by(kinds))
