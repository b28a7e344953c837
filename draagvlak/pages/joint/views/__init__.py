"""The pages of a planning."""
