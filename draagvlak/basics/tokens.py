"""The secret of a link, of which only this is kept."""

from hashlib import sha256


def hash_of(token: str) -> str:
    """What is kept of the secret of a link. It is all chance, 128 bits or more, so nothing slower is needed."""
    return sha256(token.encode()).hexdigest()
