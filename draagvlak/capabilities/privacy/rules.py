"""Who may do what about privacy (TRUST §1), and what happens by time alone."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, HELD_BY, LM, MA, ND, PM, held_by, time_does_it

EVERYBODY = HELD_BY["open"]

PRIVACY_HELD_BY = {
    "open": EVERYBODY,
    "ask": EVERYBODY,
    # of what is kept about oneself, what is shown right away; the rest goes through a request
    "read_own_contact_data": (MA, ND, CG, PM, EX, LM),
    "read_own_notes": (ND, CG, PM, EX),
    # the register, and what is done for whoever asked
    "handle": (MA, ND),
    "note_request": (MA, ND),
    "answer": (MA, ND),
    "hand_archive": (MA, ND),
    "note_objection": (MA, ND),
    "renew": (MA, ND),
    "erase": (MA, ND),
    # how long, and who did what
    "read_retention": (MA, ND),
    "read_audit": EVERYBODY,  # all, of one's networks, or of oneself: queries.audit
    "export_audit": (MA, ND),
}

for right, kinds in PRIVACY_HELD_BY.items():
    rules.add_perm(f"privacy.{right}", held_by(kinds))

rules.add_perm("privacy.keep_to_time", time_does_it)
rules.add_perm("privacy.erase_again", time_does_it)
rules.add_perm("privacy.take_back_again", time_does_it)
