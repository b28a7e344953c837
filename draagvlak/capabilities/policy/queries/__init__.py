"""Every read of plans, actions and results."""
