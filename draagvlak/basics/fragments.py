"""Parts of a page whose HTML is kept for an hour (`{% cache 3600 … stamp %}`), in the memory of the server alone."""

from hashlib import blake2b

from django.utils.translation import get_language


def stamp_of(*shown: object) -> str:
    """A mark of all that a part shows (by repr) and its language: the same mark, the same HTML, whoever asks."""
    return blake2b(repr((get_language(), shown)).encode(), digest_size=16).hexdigest()
