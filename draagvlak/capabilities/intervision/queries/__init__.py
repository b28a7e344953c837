"""Every read of intervision. What others share comes through `gate` alone."""
