"""The guided impact assessment (GDPR art. 35, 7): what is asked, and what the product itself can say of it.

The document is Dutch whatever the language of the page: it goes to a Flemish college and its data protection officer.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """`key` in the kept answers; `facts` are sentences that hold for every installation, printed before the answer."""

    key: str
    title: Promise
    asked: Promise
    facts: tuple[Promise, ...] = ()


QUESTIONS: tuple[Question, ...] = (
    Question(
        "purpose",
        _("Waarom doen we dit?"),
        _("Welk doel heeft het netwerk bij jullie, en wat wil je met de kaart van personen bereiken?"),
        (
            _(
                "Draagvlak toont hoe verankerd een netwerk is: of mensen in armoede het bestuur ook bereiken als de regisseur er niet is."
            ),
            _(
                "Daarvoor moet zichtbaar zijn wie wie kent. Zonder personen blijft alleen te zien welke organisaties verbonden zijn."
            ),
        ),
    ),
    Question(
        "ground",
        _("Op welke grond?"),
        _("Op welke rechtsgrond steunt dit: een taak van algemeen belang, een decreet, toestemming? Noem de tekst."),
    ),
    Question(
        "people",
        _("Over wie gaat het?"),
        _("Wie staat erin, en hoeveel mensen ongeveer? Zijn er mensen in armoede bij, of minderjarigen?"),
        (
            _("Van een persoon bewaren we naam, functie, organisatie, gemeente, laag en contacten met datum en soort."),
            _("Rijksregisternummers, gezondheid, afkomst, geloof en inkomen van een persoon worden nooit bewaard."),
            _("Contactgegevens van mensen in armoede bewaren we alleen met hun toestemming."),
        ),
    ),
    Question(
        "need",
        _("Is dit nodig, en gaat het niet verder dan nodig?"),
        _("Waarom volstaan organisaties niet? Wat laat je weg, en waarom?"),
        (
            _(
                "De kaart van personen is er alleen voor de regisseur en de beheerder. Alle anderen zien organisaties, of cijfers over vijf mensen of meer."
            ),
            _("Niemand krijgt een score, en niemand wordt met anderen vergeleken."),
            _(
                "De tekst van een contact met iemand in armoede verdwijnt na 24 maanden, die van andere contacten na zes jaar."
            ),
        ),
    ),
    Question(
        "voices",
        _("Wat vinden de betrokkenen?"),
        _(
            "Met wie sprak je hierover: mensen in armoede, hun verenigingen, collega’s? Wat zeiden ze, en wat deed je ermee?"
        ),
    ),
    Question(
        "risks",
        _("Wat kan er mislopen?"),
        _("Wat zou er kunnen gebeuren met wie erin staat? Hoe waarschijnlijk is dat, en hoe erg?"),
        (
            _("Iemand ziet wat niet voor hem of haar bedoeld is."),
            _("Wie veel verbindingen heeft, of weinig, wordt daarop aangesproken."),
            _("Een notitie over iemand in armoede wordt voor iets anders gebruikt."),
            _("Gegevens lekken, of gaan verloren."),
        ),
    ),
    Question(
        "measures",
        _("Wat doen we daartegen?"),
        _("Welke afspraken maken jullie zelf, naast wat het programma doet?"),
        (
            _(
                "Rechten gelden per rol en per netwerk; wie iets niet mag zien, merkt niet dat het bestaat. Elke handeling staat in een logboek."
            ),
            _(
                "Beheerders melden zich aan in twee stappen. Verbindingen zijn versleuteld, en niets wordt van buiten geladen."
            ),
            _(
                "Iedereen kan inzien, verbeteren, bezwaar maken en laten wissen. Gewist is gewist, ook in reservekopieën die worden teruggezet."
            ),
            _("Reservekopieën worden nagekeken en verlopen na 35 dagen."),
        ),
    ),
    Question(
        "officer",
        _("Wat zegt de functionaris voor gegevensbescherming?"),
        _("Naam, datum en advies. Volg je het niet, zeg dan waarom."),
    ),
)
TITLE = _("Gegevensbeschermingseffectbeoordeling")
SUBJECT = _("Personen op de kaart van onze netwerken")
UNANSWERED = _("Nog niet ingevuld.")
OPEN = _("Er is nog geen beslissing.")
DECIDED = _("%(body)s besliste op %(day)s dat de kaart van personen gebruikt mag worden.")
REFERENCE = _("Kenmerk: %(text)s")
WITHDRAWN = _("Deze beslissing werd ingetrokken op %(day)s.")
HOLDS = _("Wat voor elke gemeente geldt")
ANSWER = _("Antwoord van %(authority)s")
