"""What the ledger says in sentences (LANGUAGE §3, §6)."""
