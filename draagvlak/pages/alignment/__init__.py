"""Several networks side by side: what they are for, what they share, whom they load, what they agreed."""
