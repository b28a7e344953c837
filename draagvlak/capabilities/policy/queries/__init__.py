"""Every read of plans and results."""
