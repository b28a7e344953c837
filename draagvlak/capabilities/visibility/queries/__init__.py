"""Every read of what is made visible."""
