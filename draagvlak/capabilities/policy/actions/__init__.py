"""Every write of plans, their actions, what they cost and what came of them."""
