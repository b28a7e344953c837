"""Every read of the ledger of support."""
