"""The pages of succession and of what if."""
