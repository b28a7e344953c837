"""What a booklet says."""
