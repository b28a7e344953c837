"""The forms of a planning."""
