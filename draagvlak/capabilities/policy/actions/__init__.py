"""Every write of plans and results."""
