"""Which words an answer is about, without the words."""

from hashlib import sha256


def mark_of(words: str) -> str:
    """The same for the same words, whatever their spaces: laid out otherwise they are what somebody agreed to."""
    return sha256(" ".join(words.split()).encode()).hexdigest()
