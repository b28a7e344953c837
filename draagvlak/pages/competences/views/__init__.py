"""Views of competences and roles."""
