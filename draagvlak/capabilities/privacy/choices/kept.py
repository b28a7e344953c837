"""How long what is kept, as one table: the nightly job, the page for everybody and the rehearsal all read it."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.pulse.choices import INVITATIONS_KEPT

ASK_AFTER, ERASE_AFTER = 24, 3  # months without contact; months after it was asked
POVERTY = "people_in_poverty"


class Kept(models.TextChoices):
    """A rule of how long, by the function that finds its rows (queries.ageing) and ends them (actions.ending)."""

    POVERTY_NOTES = "poverty_notes", _("Tekst van contacten met mensen in armoede")
    CONTACTS = "contacts", _("Andere contacten")
    MEETINGS = "meetings", _("Vergaderingen")
    EVIDENCE = "evidence", _("Bewijs van steun en geplande stappen")
    QUESTIONS = "questions", _("Aan wie een netwerk iets vroeg")
    AGREEMENTS = "agreements", _("Afspraken die voorbij zijn")
    STORIES = "stories", _("Verhalen zonder toestemming")
    CONSENTS = "consents", _("Ingetrokken toestemmingen")
    FRAGMENTS = "fragments", _("Fragmenten van gesprekken zonder toestemming")
    QUOTE_CONSENTS = "quote_consents", _("Toestemmingen voor citaten die voorbij zijn")
    QUOTE_ASKS = "quote_asks", _("Links om over citaten te antwoorden")
    STORY_LINKS = "story_links", _("Links om een verhaal na te lezen of terug te krijgen")
    SAID_OF_STORIES = "said_of_stories", _("Wat mensen over een verhaal zeiden")
    CONVERSATION_TEXTS = "conversation_texts", _("Teksten en geluid van gesprekken")
    SUCCESSION = "succession", _("Opvolgingsplannen en bewaarde wat-als")
    DRAFTS = "drafts", _("Notities die nog op een naam wachten")
    ASKED = "asked", _("Mensen zonder contact of rol")
    UNRENEWED = "unrenewed", _("Mensen over wie niemand antwoordde")
    LISTS = "lists", _("Ingelezen lijsten")
    UNDOING = "undoing", _("Wat nodig is om een lijst ongedaan te maken")
    INVITATIONS = "invitations", _("Uitnodigingen")
    SURVEY_LINKS = "survey_links", _("Uitnodigingen voor een peiling")
    ANSWERS = "answers", _("Antwoorden op een peiling")
    FORMS = "forms", _("Kenmerken van verstuurde formulieren")
    AUDIT = "audit", _("Logboek van wie wat deed")
    REQUESTS = "requests", _("Vragen over eigen gegevens")
    HISTORY = "history", _("Vorige versies van wat weg is")


@dataclass(frozen=True)
class Rule:
    """`months` or `days` that rows of this rule are kept, and what happens then. `shown`: a user knows what it is."""

    key: Kept
    how_long: Promise
    then: Promise
    months: int = 0
    days: int = 0
    shown: bool = True


RULES: tuple[Rule, ...] = (
    Rule(Kept.POVERTY_NOTES, _("24 maanden"), _("De tekst gaat weg. Dag en soort blijven."), months=24),
    Rule(Kept.CONTACTS, _("6 jaar"), _("Het contact gaat weg."), months=72),
    Rule(Kept.MEETINGS, _("6 jaar"), _("De vergadering gaat weg."), months=72),
    Rule(Kept.DRAFTS, _("30 dagen"), _("De notitie gaat weg."), days=30),
    Rule(
        Kept.EVIDENCE,
        _("6 jaar na de bestuursperiode"),
        _("Tekst, namen en bestand gaan weg. Per bestuursperiode blijft hoeveel er was."),
        months=72,
    ),
    Rule(Kept.QUESTIONS, _("12 maanden"), _("Aan wie het gevraagd werd, gaat weg. De vraag blijft."), months=12),
    Rule(Kept.AGREEMENTS, _("6 jaar na het einde"), _("De afspraak gaat weg, met wat er vroeger stond."), months=72),
    Rule(
        Kept.STORIES,
        _("6 maanden na het vertellen of intrekken"),
        _("De woorden gaan weg."),
        months=6,
    ),
    Rule(Kept.CONSENTS, _("5 jaar na het intrekken"), _("Dat er toestemming was, gaat weg."), months=60),
    Rule(
        Kept.FRAGMENTS,
        _("6 maanden na het aanduiden of intrekken"),
        _("De woorden gaan weg, ook uit de tekst van het gesprek."),
        months=6,
    ),
    Rule(
        Kept.QUOTE_CONSENTS,
        _("5 jaar na het intrekken of het einde"),
        _("Dat er ja of nee gezegd was, gaat weg."),
        months=60,
    ),
    Rule(
        Kept.QUOTE_ASKS,
        _("30 dagen na de laatste dag, als er niets meer in te trekken is"),
        _("De link gaat weg."),
        days=30,
    ),
    Rule(Kept.STORY_LINKS, _("30 dagen na de laatste dag"), _("De link gaat weg."), days=30),
    Rule(
        Kept.SAID_OF_STORIES,
        _("24 maanden nadat het gezegd werd"),
        _("De woorden gaan weg, en wat ermee gedaan werd. Het antwoord blijft."),
        months=24,
    ),
    Rule(
        Kept.CONVERSATION_TEXTS,
        _("6 maanden"),
        _("De tekst en het geluid gaan weg. Fragmenten met toestemming blijven."),
        months=6,
    ),
    Rule(
        Kept.SUCCESSION,
        _("24 maanden na het vertrek of het bewaren"),
        _("Het plan of de wat-als gaat weg."),
        months=24,
    ),
    Rule(
        Kept.ASKED,
        _("24 maanden na het laatste contact"),
        _("We vragen de regisseur: houden of wissen?"),
        months=ASK_AFTER,
    ),
    Rule(Kept.UNRENEWED, _("3 maanden na die vraag"), _("De persoon wordt gewist."), months=ERASE_AFTER),
    Rule(Kept.LISTS, _("30 dagen"), _("De inhoud van de lijst gaat weg."), days=30),
    Rule(Kept.UNDOING, _("30 dagen"), _("Daarna kan een lijst niet meer ongedaan."), days=30),
    Rule(Kept.INVITATIONS, _("30 dagen na gebruik of einde"), _("Adres en link gaan weg."), days=30),
    Rule(Kept.SURVEY_LINKS, _("tot 30 dagen na de peiling"), _("Adressen en links gaan weg."), days=INVITATIONS_KEPT),
    Rule(Kept.ANSWERS, _("6 jaar"), _("Enkel de cijfers die al getoond mochten worden, blijven."), months=72),
    Rule(Kept.FORMS, _("30 dagen"), _("Het kenmerk gaat weg."), days=30, shown=False),
    Rule(Kept.AUDIT, _("24 maanden"), _("De regel in het logboek gaat weg."), months=24),
    Rule(Kept.REQUESTS, _("5 jaar na het antwoord"), _("De vraag gaat weg."), months=60),
    Rule(Kept.HISTORY, _("tot wat het was, weg is"), _("De vorige versies gaan mee weg."), shown=False),
)
BY_KEY = {rule.key: rule for rule in RULES}
