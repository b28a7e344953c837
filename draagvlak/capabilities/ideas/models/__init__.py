"""The tables of the incubator: ideas, who is in on them, what breeds in them, and how the balance is felt."""

from draagvlak.capabilities.ideas.models.balance import Outlook
from draagvlak.capabilities.ideas.models.breeding import Experiment, IdeaNote, IdeaPicture, Warmth
from draagvlak.capabilities.ideas.models.ideas import Companion, Descent, Idea, IdeaAction, Opening

__all__ = [
    "Companion",
    "Descent",
    "Experiment",
    "Idea",
    "IdeaAction",
    "IdeaNote",
    "IdeaPicture",
    "Opening",
    "Outlook",
    "Warmth",
]
