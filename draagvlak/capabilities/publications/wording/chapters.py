"""How far a chapter is, in words: never as a score."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Length:
    """How many characters a text has, spaces and line ends counted, and the most it may have; None: nobody knows."""

    characters: int
    most: int | None
    words: str

    @property
    def is_over(self) -> bool:
        return self.most is not None and self.characters > self.most


def characters_in(text: str) -> int:
    r"""Code points; the end of a line is one, however it was sent.

    >>> characters_in("één\r\ntwee")
    8
    """
    return len(text.replace("\r\n", "\n").replace("\r", "\n"))


def length_of(text: str, most: int | None) -> Length:
    count = characters_in(text)
    if not count:
        return Length(0, most, _("nog leeg"))
    said = ngettext("%(count)s teken", "%(count)s tekens", count) % {"count": count}
    if most is None:
        return Length(count, most, _("begonnen: %(said)s") % {"said": said})
    if count > most:
        over = {"said": said, "most": most, "over": count - most}
        return Length(count, most, _("%(said)s, %(over)s te veel: %(most)s mogen er") % over)
    return Length(count, most, _("begonnen: %(said)s van de %(most)s") % {"said": said, "most": most})
