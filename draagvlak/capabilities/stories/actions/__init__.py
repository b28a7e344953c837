"""Every write of stories and of what was agreed to."""
