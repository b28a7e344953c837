"""Words of competences that leave the page."""
