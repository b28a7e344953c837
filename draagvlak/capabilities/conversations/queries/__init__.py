"""Every read of conversations and of what was said in them."""
