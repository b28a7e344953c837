"""Every write of alignment."""
