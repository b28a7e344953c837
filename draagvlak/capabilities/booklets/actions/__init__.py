"""Every write of booklets."""
