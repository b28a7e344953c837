"""What one types of an idea."""
