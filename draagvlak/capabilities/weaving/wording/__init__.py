"""How a woven story is written, and what is missing before it is read."""
