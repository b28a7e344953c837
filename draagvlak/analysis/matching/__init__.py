"""Right people, right place (METHOD §7)."""
