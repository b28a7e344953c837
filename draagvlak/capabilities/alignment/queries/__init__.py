"""Every read of networks side by side."""
