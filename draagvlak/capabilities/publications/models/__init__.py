"""The tables of the papers: the agreement note and what belongs to it, and the yearly justification."""

from draagvlak.capabilities.publications.models.known import Deadline, Known
from draagvlak.capabilities.publications.models.notes import AgreementNote, Comment, Edition, NotePart
from draagvlak.capabilities.publications.models.packs import Pack, PackStory
from draagvlak.capabilities.publications.models.partners import Figure, Signature

__all__ = [
    "AgreementNote",
    "Comment",
    "Deadline",
    "Edition",
    "Figure",
    "Known",
    "NotePart",
    "Pack",
    "PackStory",
    "Signature",
]
