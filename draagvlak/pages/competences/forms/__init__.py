"""What one asks of competences, roles and who could take them."""
