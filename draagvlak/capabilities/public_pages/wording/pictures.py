"""What stands on a poster or a card of a story, or of a network, and the words for who cannot see it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.capabilities.public_pages.choices import Block

LONGEST_LEAD, LONGEST_QUOTE = 220, 180


@dataclass(frozen=True)
class Drawn:
    """`quote` and `voice`: the first words of somebody that fit, as the gate gives them at this moment; "" without."""

    title: str
    lead: str
    quote: str
    voice: str
    network: str
    authority: str
    address: str
    is_story: bool = True

    @property
    def alternative(self) -> str:
        """The same in words: nothing stands in the picture that is not here."""
        words = (
            _("%(title)s Een verhaal van %(network)s.")
            if self.is_story
            else _("%(title)s, een netwerk van %(network)s.")
        )
        title = _as_sentence(self.title) if self.is_story else self.title
        parts = [words % {"title": title, "network": self.network}]
        if self.lead:
            parts.append(self.lead)
        if self.quote:
            said = _("“%(words)s” – %(voice)s") if self.voice else _("“%(words)s”")
            parts.append(said % {"words": self.quote, "voice": self.voice})
        parts.append(_("Lees het op %(address)s") % {"address": self.shown_address})
        return " ".join(parts)

    @property
    def shown_address(self) -> str:
        return self.address.partition("//")[2].rstrip("/")


def drawn(story: Any, network: str, authority: str, address: str) -> Drawn:
    """`story`: as it may be read by everybody now."""
    said = [block.quote for block in story.blocks if getattr(block, "quote", None)]
    fits = next((one for one in said if len(one.words) <= LONGEST_QUOTE), None)
    quote, voice = (" ".join(fits.words.split()), fits.name) if fits else ("", "")
    return Drawn(story.title, shortened(story.lead, LONGEST_LEAD), quote, voice, network, authority, address)


def of_network(shown: Any, address: str) -> Drawn:
    """`shown`: a public page, of which the purpose stands on the card where it stands on the page."""
    purpose = shortened(shown.page.purpose, LONGEST_LEAD) if shown.has(Block.PURPOSE) else ""
    whose = shown.authority.name
    return Drawn(shown.network.name, purpose, "", "", whose, whose, address, is_story=False)


def _as_sentence(title: str) -> str:
    """
    >>> _as_sentence("Tot wanneer?"), _as_sentence("De lade")
    ('Tot wanneer?', 'De lade.')
    """
    return title if title.endswith((".", "?", "!", "…")) else f"{title}."


def shortened(text: str, longest: int) -> str:
    """At a space, with an ellipsis where something went.

    >>> shortened("Een avond in het park", 12), shortened("Kort", 12)
    ('Een avond…', 'Kort')
    """
    tidy = " ".join(text.split())
    if len(tidy) <= longest:
        return tidy
    return f"{tidy[: longest - 1].rsplit(' ', 1)[0].rstrip('.,;: ')}…"
