"""Every write of the incubator, quietly: none leaves a line in the audit (decision 0072)."""
