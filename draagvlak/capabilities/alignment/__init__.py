"""Several networks of an authority side by side: what they share, whom they load, what nobody covers."""
