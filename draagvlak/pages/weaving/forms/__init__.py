"""What somebody fills in of a woven story."""
