"""Words of harvesting: what sort of conversation, where its text came from, and how much of it is taken in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConversationKind(models.TextChoices):
    """Who speak with each other."""

    DIRECTORS = "directors", _("regisseurs onder elkaar")
    LEADERS = "leaders", _("leidinggevenden en managers")
    POVERTY = "poverty", _("mensen in armoede")
    MIXED = "mixed", _("gemengd")
    VISIT = "visit", _("bezoek")


class SourceKind(models.TextChoices):
    """Where a text of a conversation came from."""

    NOTES = "notes", _("notities")
    PASTED = "pasted", _("geplakte tekst")
    TXT = "txt", "TXT"
    DOCX = "docx", "DOCX"
    ODT = "odt", "ODT"
    VTT = "vtt", "VTT"
    SRT = "srt", "SRT"


class SoundKind(models.TextChoices):
    """Sound files that a browser can play, by what their content says they are."""

    MP3 = "mp3", "MP3"
    M4A = "m4a", "M4A"
    OGG = "ogg", "OGG"
    WEBM = "webm", "WEBM"
    WAV = "wav", "WAV"
    FLAC = "flac", "FLAC"


MOST_LETTERS = 300_000  # of one text: some six hours of speech
MOST_BYTES = 5 * 1024 * 1024  # of a file with text
MOST_UNPACKED = 50 * 1024 * 1024  # of an ODT or DOCX
MOST_SOUND = 64 * 1024 * 1024  # of a sound file: an hour and a quarter at 128 kbit/s
MOST_WORDS = 2_000  # letters of a fragment
PIECE = 256 * 1024  # bytes of sound in one row
MOST_NAME = 120  # letters of the name of a file
