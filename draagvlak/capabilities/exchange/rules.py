"""What happens to lists without anybody doing it."""

import rules

from draagvlak.capabilities.network.rules import time_does_it

rules.add_perm("exchange.forget_old_lists", time_does_it)
