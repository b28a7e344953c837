"""Who takes over what when somebody leaves, the hand-over booklet, and what if."""
