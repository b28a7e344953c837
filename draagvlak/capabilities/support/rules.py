"""Who may read and write the ledger of support: rows of TRUST §1."""

import rules

from draagvlak.capabilities.network.rules import CG, LM, MA, ND, PO, held_by

HELD_BY = {
    "read_evidence": (MA, ND, CG, LM, PO),  # of bodies; what names somebody is for who has read_named
    "read_named": (MA, ND),
    "write": (ND,),
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"support.{right}", held_by(kinds))
