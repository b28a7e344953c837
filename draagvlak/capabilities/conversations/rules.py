"""Conversations and what was said in them: TRUST §1, "conversation notes, fragments"."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, ND, PM, PO, ST, held_by

HELD_BY = {
    "write": (ND, ST),
    "read_own": (ND, CG, PM, EX, ST, LM, PO),  # all but who writes: what they said themselves
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"conversations.{right}", held_by(kinds))
