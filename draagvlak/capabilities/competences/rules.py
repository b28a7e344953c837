"""Who may say what they can do, and who may plan roles: two rows of TRUST §1. Levels are one's own, whoever asks."""

import rules

from draagvlak.capabilities.competences.queries.answering import ANSWERING
from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, ST, held_by

HELD_BY = {
    "describe": (MA, ND, CG, PM, EX, ST, LM),  # one's own competences, and words for somebody who asked
    "read_roles": (MA, ND, CG, PM, EX, LM),  # which roles there are; of who holds them only what one may know
    "write_roles": (ND,),
    "write_cards": (MA, ND),  # cards of the authority's own
    "read_matching": (MA, ND),
    "read_own_matching": ANSWERING,  # what was offered to oneself
    "answer_offer": ANSWERING,
    "read_open_roles": (LM,),  # roles, without levels
    "match": (ND,),
}

for right, kinds in HELD_BY.items():
    rules.add_perm(f"competences.{right}", held_by(kinds))
