"""Who may plan for several networks at once. A proposal becomes meetings only where one may write meetings."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, ST, held_by

HELD_BY = {
    "read": (MA, ND, CG),
    "plan": (ND,),
    "say_available": (MA, ND, CG, PM, EX, ST, LM, PO),  # one's own availability
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"planning.{right}", held_by(kinds))
