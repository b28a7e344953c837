"""What competences and roles say of themselves in words."""
