"""Who may do what with a network: its authority's director, until the other roles come."""

import rules

from draagvlak.capabilities.accounts.rules import directs_it

for right in ("import", "read_report", "read_map", "read_organisation_map", "answer_conversation", "export"):
    rules.add_perm(f"network.{right}", directs_it)
