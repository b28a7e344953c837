"""Who may make networks of municipalities one: whoever leads the partnership, once each municipality agreed."""

import rules

from draagvlak.capabilities.network.rules import MA, ND, held_by, it_is_a_partnership

rules.add_perm("merging.read", it_is_a_partnership & held_by((MA, ND)))
rules.add_perm("merging.merge", it_is_a_partnership & held_by((MA,)))
# of a municipality: that its network may become part, for as long as it says so
rules.add_perm("merging.agree", held_by((MA,)))
