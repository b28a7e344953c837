"""Noting contacts, also without connection; finding, changing and taking them away; whom one did not see for long."""
