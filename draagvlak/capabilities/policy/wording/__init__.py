"""What is said of plans and results."""
