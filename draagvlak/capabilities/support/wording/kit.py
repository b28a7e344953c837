"""The conversation kit (LANGUAGE §6): what to ask a layer at its level, to come one step further."""

from django.utils.translation import gettext as _

from draagvlak.analysis.carrying import ANCHORS, COMMITS, ENDORSES, INFORMED, OPPOSES


def questions(level: int | None) -> list[str]:
    """The questions for the next conversation; the last one is always asked."""
    return [*_by_level(level), _("Welke vrije ruimte houdt het netwerk?")]


def aim(level: int | None) -> str:
    """Where that conversation goes."""
    return {
        None: _("Doel: dat deze laag van het netwerk weet."),
        OPPOSES: _("Doel: weten wat er wringt."),
        INFORMED: _("Doel: dat deze laag er zichtbaar achter gaat staan."),
        ENDORSES: _("Doel: dat deze laag er tijd of middelen voor geeft."),
        COMMITS: _("Doel: dat deze laag het vastlegt voor langer."),
        ANCHORS: _("Doel: dat het blijft. Hou deze laag op de hoogte."),
    }[level]


def _by_level(level: int | None) -> list[str]:
    return {
        None: [_("Wat weet je al van ons netwerk?"), _("Wat zou je ervan willen zien?")],
        OPPOSES: [_("Wat maakt dat het wringt?"), _("Wat moet er minstens anders?")],
        INFORMED: [
            _("Waar raakt dit aan wat jij belangrijk vindt?"),
            _("Zou je er iets over zeggen, en op welke plek?"),
        ],
        ENDORSES: [
            _("Wat heb je nodig om er tijd of middelen voor vrij te maken?"),
            _("Wat is een eerste kleine stap?"),
        ],
        COMMITS: [
            _("Hoe zorgen we dat dit blijft na deze bestuursperiode?"),
            _("Welke plaats krijgt het in het meerjarenplan?"),
        ],
        ANCHORS: [
            _("Wat wil je van het netwerk blijven horen, en hoe vaak?"),
            _("Wie moet dit weten als jij er niet meer bent?"),
        ],
    }[level]
