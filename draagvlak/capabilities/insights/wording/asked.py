"""What a brief asks of the board, by where the board stands: one thing, small enough to say yes to."""

from django.utils.translation import gettext as _

from draagvlak.analysis.carrying import ANCHORS, COMMITS, ENDORSES, INFORMED, OPPOSES


def asked_of_board(level: int | None) -> list[str]:
    """In two or three sentences; the last one always keeps the network's free space."""
    asked = {
        None: [_("Zet het netwerk één keer op de agenda."), _("We vertellen in tien minuten wat het doet.")],
        OPPOSES: [_("Zeg ons wat er wringt."), _("We zoeken samen wat er minstens anders moet.")],
        INFORMED: [_("Kom één keer kijken."), _("Zeg daarna openlijk wat het netwerk voor jullie betekent.")],
        ENDORSES: [_("Maak tijd of middelen vrij."), _("Wat is een eerste kleine stap?")],
        COMMITS: [_("Leg vast dat dit blijft."), _("Geef het een plaats in het meerjarenplan.")],
        ANCHORS: [_("Hou het zoals het is."), _("Zeg ons wat jullie van het netwerk willen blijven horen.")],
    }[level]
    return [*asked, _("Laat het netwerk ruimte voor ideeën die nog in geen plan staan.")]
