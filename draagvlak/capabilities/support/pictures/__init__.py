"""Pictures of the ledger, drawn on the server: the ladder of a layer, and its evidence over time."""
