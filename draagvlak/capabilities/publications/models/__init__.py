"""The tables of the papers: the agreement note and what belongs to it, and the yearly justification."""

from draagvlak.capabilities.publications.models.notes import (
    AgreementNote,
    Comment,
    Edition,
    Figure,
    Known,
    NotePart,
    Signature,
)
from draagvlak.capabilities.publications.models.packs import Pack, PackStory

__all__ = [
    "AgreementNote",
    "Comment",
    "Edition",
    "Figure",
    "Known",
    "NotePart",
    "Pack",
    "PackStory",
    "Signature",
]
