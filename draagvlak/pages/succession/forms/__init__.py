"""The forms of succession and of what if."""
