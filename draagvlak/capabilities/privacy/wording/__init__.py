"""The words of privacy: what somebody did, and what is held of somebody as a page to read."""
