"""Every write of competences; what somebody says of themselves quietly, without a line in the audit."""
