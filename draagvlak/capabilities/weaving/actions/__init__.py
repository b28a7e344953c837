"""Every write of woven stories."""
