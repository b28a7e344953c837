"""What falls, who takes over and what would differ, in sentences."""
