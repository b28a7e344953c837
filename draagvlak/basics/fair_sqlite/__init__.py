"""Django's SQLite, of which the writers of one process wait in line (its ENGINE; decision 0108)."""
