"""Who may make networks of municipalities one: whoever leads the partnership, once each municipality agreed."""

import rules

from draagvlak.capabilities.network.rules import MA, ND, held_by, it_is_a_partnership

plans = it_is_a_partnership & held_by((MA, ND))
# the page about it: in a partnership its plans, in a municipality what it agreed to
rules.add_perm("merging.open", plans | (~it_is_a_partnership & held_by((MA, ND))))
rules.add_perm("merging.read", plans)
rules.add_perm("merging.plan", plans)
rules.add_perm("merging.merge", it_is_a_partnership & held_by((MA,)))
# of a municipality: that its network may become part, for as long as it says so
rules.add_perm("merging.agree", ~it_is_a_partnership & held_by((MA,)))
