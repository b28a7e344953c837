"""How files between installations speak."""
