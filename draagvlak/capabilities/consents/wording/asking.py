"""What the mail with a link says. No word of what was said stands in it: a mail cannot be taken back."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from draagvlak.capabilities.consents.choices import Use

FIRST = "nl"
ANYWHERE = {  # of a use, where nobody wrote exactly where
    Use.PAGES: gettext_lazy("Mogen we dit gebruiken op de pagina’s van het netwerk, voor wie zich aanmeldt?"),
    Use.PUBLIC: gettext_lazy("Mogen we dit gebruiken op de openbare pagina, die iedereen kan lezen?"),
    Use.BOOKLET: gettext_lazy("Mogen we dit gebruiken in een bundel met verhalen?"),
    Use.PEERS: gettext_lazy("Mogen we dit gebruiken in wat andere gemeenten lezen?"),
    Use.NEWSLETTER: gettext_lazy("Mogen we dit gebruiken in de nieuwsbrief?"),
}


@dataclass(frozen=True)
class Asked:
    """Of whom, when they said it, in which network, up to which day they answer; `asks`: who asks, "" if unknown."""

    voice: str
    network: str
    held_on: date
    until: date
    asks: str = ""


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str


def asking_mail(about: Asked, link: str) -> Mail:
    """In Dutch, with English one step away: nothing is known yet of who reads it."""
    with override(FIRST):
        values = {
            "voice": about.voice,
            "network": about.network,
            "held": day_told(about.held_on),
            "until": day_told(about.until),
        }
        parts = [
            _("Dag %(voice)s,") % values,
            _("Op %(held)s was je bij een gesprek van %(network)s.") % values
            + " "
            + _("We willen graag iets gebruiken van wat je toen zei. Dat doen we alleen als jij ja zegt."),
            _("Lees hier wat je zei, en kies. Antwoorden kan tot en met %(until)s:") % values + f"\n{link}",
            f"English: {link}?taal=en",
            _("Nee zeggen mag. Je hoeft niet te zeggen waarom."),
            promise(),
            _("Bewaar deze link. Je hebt geen account nodig."),
            *([_("Vragen? Vraag het aan %(name)s.") % {"name": about.asks}] if about.asks else []),
        ]
        subject = _("Mogen we gebruiken wat je zei? (%(network)s)") % values
    return Mail(" ".join(subject.split()), "\n\n".join(parts) + "\n")


def question_of(use: str, place: str) -> str:
    """LANGUAGE §7. `place`: where exactly, as who asks wrote it, or "". One story may come on several places: which of
    these is asked, is said too.
    """
    if not place:
        return str(ANYWHERE[Use(use)])
    values = {"place": place, "use": Use(use).label}
    return _("Mogen we dit gebruiken in %(place)s?") % values + " " + _("Waar: %(use)s.") % values


def promise() -> str:
    """LANGUAGE §7."""
    return _(
        "Je kan dit altijd intrekken met deze link. Dan halen we je woorden overal weg waar we dat zelf kunnen. "
        "Wat al gedrukt is, kunnen we niet terughalen."
    )


def day_told(day: date) -> str:
    return str(date_format(day, "j F Y"))
