"""The tables of intervision: practices, what is shared with whom, questions to peers and their answers."""

from draagvlak.capabilities.intervision.models.asking import Answer, Question, Session
from draagvlak.capabilities.intervision.models.practices import Beginning, Practice, PracticeLink, StageSeen
from draagvlak.capabilities.intervision.models.sharing import Addressee, SharedPiece

__all__ = [
    "Addressee",
    "Answer",
    "Beginning",
    "Practice",
    "PracticeLink",
    "Question",
    "Session",
    "SharedPiece",
    "StageSeen",
]
