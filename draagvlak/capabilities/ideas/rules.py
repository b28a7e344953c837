"""Who may have ideas, and who may read those that were opened: two rows of TRUST §1.

Which ideas are one's own, and which were opened to one's layer, is for queries to say; no role opens a closed one.
"""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, held_by

HELD_BY = {
    "have": (ND, CG, PM, EX),
    "read": (ND, CG, PM, EX, LM, PO),
    "link": (ND, CG, LM),  # an idea that one may read, to an action
    "read_balance": (MA, ND, CG, PM, EX, LM, PO),
    "say_balance": (ND, LM),
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"ideas.{right}", held_by(kinds))
