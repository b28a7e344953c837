"""Pictures of what was measured, drawn on the server."""
