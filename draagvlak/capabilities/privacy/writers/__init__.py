"""Files that leave: somebody's archive, and the log."""
