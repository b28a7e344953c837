"""Every read of competences: what somebody said of themselves is read for them alone."""
