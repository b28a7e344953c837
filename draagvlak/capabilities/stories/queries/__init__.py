"""Every read of stories."""
