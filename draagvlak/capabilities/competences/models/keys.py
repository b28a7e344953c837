import secrets


def new_key() -> str:
    """What stands in an address, 120 bits by chance: no number tells that something else is there."""
    return secrets.token_urlsafe(15)
