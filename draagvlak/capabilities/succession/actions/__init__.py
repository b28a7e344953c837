"""Every write of succession."""
