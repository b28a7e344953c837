"""Who may read and write the papers: as policy plan, actions and results (TRUST §1)."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, held_by

HELD_BY = {
    "read": (MA, ND, CG, PM, EX, LM, PO),
    "write": (ND, CG, LM),
    "comment": (ND, CG, PM, EX, LM, PO),
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"publications.{right}", held_by(kinds))
