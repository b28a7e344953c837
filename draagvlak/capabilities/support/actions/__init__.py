"""Every write of the ledger of support."""
