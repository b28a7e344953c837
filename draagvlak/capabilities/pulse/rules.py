"""Who may do what with surveys: the rows of TRUST §1 about survey answers and results."""

import rules

from draagvlak.capabilities.network.rules import CG, EX, LM, MA, ND, PM, PO, held_by, time_does_it

PULSE_HELD_BY = {
    "run": (ND,),
    "read_results": (MA, ND, CG, PM, EX, LM, PO),
    "read_remarks": (ND,),
}

for right, kinds in PULSE_HELD_BY.items():
    rules.add_perm(f"pulse.{right}", held_by(kinds))

# mails that wait, reminders, surveys whose last day is past
rules.add_perm("pulse.send", time_does_it)
rules.add_perm("pulse.end", time_does_it)
