"""Every write of intervision, each in its frame (accounts.actions.acting)."""
