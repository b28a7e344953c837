"""Who may read and write stories: rows of TRUST §1."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, ST, held_by

HELD_BY = {
    "write": (ND, ST),
    "read_agreed": (MA, ND, CG, PM, EX, ST, LM, PO),  # stories with consent for the pages of the network
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"stories.{right}", held_by(kinds))

# the link itself is the right: the action looks whether it is good
rules.add_perm("stories.withdraw_own", rules.always_allow)
