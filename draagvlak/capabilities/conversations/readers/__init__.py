"""From files to plain text and bytes that may be kept."""
