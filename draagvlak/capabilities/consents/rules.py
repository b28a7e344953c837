"""Who asks for words and who reads them: TRUST §1, "quote with consent"."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, ND, PM, PO, ST, held_by

HELD_BY = {
    "write": (ST,),
    "take_back": (ND, ST),  # for who says so to them
    "read": (ND, CG, PM, EX, ST, LM, PO),  # leaders and politicians: as was agreed
    "take_back_own": (ND, CG, PM, EX, ST, LM, PO),  # what one said oneself: the action looks whether it is
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"consents.{right}", held_by(kinds))

# the link itself is the right: the action looks whether it is good
rules.add_perm("consents.answer", rules.always_allow)
