"""Every read of succession: what falls with whom, plans, the booklet, and what if."""
