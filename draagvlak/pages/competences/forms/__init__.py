"""Forms of competences and roles."""
