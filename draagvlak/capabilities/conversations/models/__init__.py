"""The tables of harvesting: conversations and who took part, texts and sound of them, fragments and their themes."""

from draagvlak.capabilities.conversations.models.conversations import Conversation, Participant
from draagvlak.capabilities.conversations.models.fragments import Fragment, FragmentTheme, Theme
from draagvlak.capabilities.conversations.models.sources import Sound, SoundPiece, Source

__all__ = ["Conversation", "Fragment", "FragmentTheme", "Participant", "Sound", "SoundPiece", "Source", "Theme"]
