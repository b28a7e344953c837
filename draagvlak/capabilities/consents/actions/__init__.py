"""Every write of consent for words."""
