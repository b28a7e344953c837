"""Every read of consent for words."""
