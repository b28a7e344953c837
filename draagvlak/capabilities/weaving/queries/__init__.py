"""What is read of woven stories."""
