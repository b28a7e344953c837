"""Who may see several networks side by side. Names of people only where one may read the people of that network."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, ST, held_by

HELD_BY = {
    "read": (MA, ND, CG, LM, PO),  # organisations, goals, counts
    "write": (MA, ND),  # what a network is for, requests, agreements
    "read_own_load": (MA, ND, CG, PM, EX, ST, LM, PO),  # one's own meetings and hours
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"alignment.{right}", held_by(kinds))
