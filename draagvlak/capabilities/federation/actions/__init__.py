"""Every write of files between installations."""
