"""What a file with a policy plan means: its sheets and columns, and the objectives, plans and actions in its rows."""
