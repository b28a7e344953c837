"""Who makes booklets and who reads them: as stories."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, ST, held_by

HELD_BY = {
    "write": (ND, ST),
    "read": (MA, ND, CG, PM, EX, ST, LM, PO),
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"booklets.{right}", held_by(kinds))
