"""Who may read and write plans, actions and results: a row of TRUST §1."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, held_by

HELD_BY = {
    "read": (MA, ND, CG, PM, EX, LM, PO),
    "write": (ND, CG, LM),
    "read_small": (MA, ND, CG),  # how many took part, also where it is fewer than five
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"policy.{right}", held_by(kinds))
