"""Who weaves stories and who reads them: TRUST §1, "story, published"."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, ST, held_by

HELD_BY = {
    "write": (ND, ST),
    "read": (MA, ND, CG, PM, EX, ST, LM, PO),
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"weaving.{right}", held_by(kinds))

# the link itself is the right: the action looks whether it is good
rules.add_perm("weaving.react", rules.always_allow)
