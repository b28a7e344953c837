"""The tables of what is made visible: planned steps, the story for the board, and newsletters."""

from draagvlak.capabilities.visibility.models.newsletters import Newsletter, NewsletterItem
from draagvlak.capabilities.visibility.models.steps import BoardStory, VisibleStep

__all__ = ["BoardStory", "Newsletter", "NewsletterItem", "VisibleStep"]
