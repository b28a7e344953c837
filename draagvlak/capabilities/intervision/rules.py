"""Who shares with other municipalities and learns from them."""

import rules

from draagvlak.capabilities.network.rules import CG, LM, MA, ND, ST, held_by, time_does_it

HELD_BY = {
    "share": (MA, ND),
    "read": (MA, ND, CG, ST, LM),
    "write": (ND,),  # asking, and taking over a practice
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"intervision.{right}", held_by(kinds))

rules.add_perm("intervision.note_stage", time_does_it)
