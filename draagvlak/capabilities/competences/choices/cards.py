"""The fourteen competence cards of a network function, in our own words: one thing that can be seen, for each level."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class BuiltIn:
    """A card. `levels`: what one sees of who watches, does it with help, does it alone, teaches it to others."""

    key: str
    name: Any
    levels: tuple[Any, Any, Any, Any]


CARDS = (
    BuiltIn(
        "listening",
        _("Luisteren zonder oordeel"),
        (
            _("Ik zit mee aan tafel en laat anderen uitspreken."),
            _("Ik vraag door, en achteraf bespreek ik met een collega wat ik hoorde."),
            _("Ik herhaal in eigen woorden wat iemand zei en vraag of het klopt, voor ik iets voorstel."),
            _("Ik ga met collega's mee op gesprek en laat hen daarna zelf zeggen wat ze hoorden."),
        ),
    ),
    BuiltIn(
        "trust",
        _("Vertrouwen opbouwen met mensen in armoede"),
        (
            _("Ik ga mee naar de plek waar mensen in armoede elkaar zien."),
            _("Ik kom terug wanneer ik het beloofde, samen met iemand die de mensen al kent."),
            _("Ik ben er geregeld, kom mijn beloftes na en zeg het ook als iets niet lukt."),
            _("Ik breng collega's en mensen in armoede samen tot ze het zonder mij kunnen."),
        ),
    ),
    BuiltIn(
        "bridging_organisations",
        _("Bruggen slaan tussen organisaties"),
        (
            _("Ik ken de partners van het netwerk en weet waarvoor je er terecht kan."),
            _("Ik bel een partner op wanneer een collega zegt wie ik nodig heb."),
            _("Ik breng twee organisaties samen die elkaar nog niet kenden."),
            _("Ik help partners om zelf andere partners samen te brengen."),
        ),
    ),
    BuiltIn(
        "bridging_board",
        _("Bruggen slaan naar leidinggevenden en bestuur"),
        (
            _("Ik volg wat het managementteam en het college over ons werk beslissen."),
            _("Ik bereid een nota voor die iemand anders aan het bestuur voorlegt."),
            _("Ik leg zelf aan een leidinggevende of schepen uit wat het netwerk nodig heeft."),
            _("Ik laat anderen uit het netwerk zelf aan tafel zitten bij het bestuur en bereid hen voor."),
        ),
    ),
    BuiltIn(
        "interests",
        _("Belangen zien en benoemen"),
        (
            _("Ik schrijf op wie in een overleg wat wil bereiken."),
            _("Ik zeg na een overleg aan een collega welk belang ik hoorde en toets dat."),
            _("Ik zeg in het overleg zelf wat er voor wie op het spel staat, zonder partij te kiezen."),
            _("Ik leer anderen om eerst naar belangen te vragen en dan pas naar oplossingen."),
        ),
    ),
    BuiltIn(
        "breeding",
        _("Ideeën laten broeden"),
        (
            _("Ik noteer ideeën die ik hoor, ook als ze nog niet af zijn."),
            _("Ik laat een idee een tijd liggen wanneer een collega dat voorstelt."),
            _("Ik geef een idee tijd en een beschutte plek voor ik er een plan van maak."),
            _("Ik bewaak dat ook anderen ruimte krijgen voor ideeën zonder plan."),
        ),
    ),
    BuiltIn(
        "chances",
        _("Kansen grijpen"),
        (
            _("Ik vertel in het team wat ik buiten hoorde dat van pas kan komen."),
            _("Ik spring op een kans wanneer iemand me zegt hoe."),
            _("Ik verbind wat zich toevallig aandient met iets wat het netwerk wil."),
            _("Ik laat collega's zien hoe ze een kans herkennen en laat hen die zelf grijpen."),
        ),
    ),
    BuiltIn(
        "negotiating",
        _("Onderhandelen"),
        (
            _("Ik ben erbij wanneer afspraken gemaakt worden en schrijf ze op."),
            _("Ik onderhandel over een deel, met iemand naast me."),
            _("Ik kom tot een afspraak die beide kanten daarna ook nakomen."),
            _("Ik bereid anderen voor op een moeilijk gesprek en kijk er achteraf mee op terug."),
        ),
    ),
    BuiltIn(
        "cooperation",
        _("Samenwerken in gang zetten en laten lopen"),
        (
            _("Ik doe mee in een werkgroep en doe wat ik daar beloof."),
            _("Ik start een werkgroep met de hulp van een collega."),
            _("Ik zet mensen aan het werk rond een doel en laat het daarna los."),
            _("Ik begeleid anderen die een samenwerking starten, zonder ze over te nemen."),
        ),
    ),
    BuiltIn(
        "results",
        _("Resultaten zichtbaar maken"),
        (
            _("Ik hou bij wie meedeed en wat er gebeurde."),
            _("Ik maak samen met iemand een overzicht van wat we bereikten."),
            _("Ik toon wat veranderde, met cijfers en met wat mensen er zelf over zeggen."),
            _("Ik leer partners om hun eigen resultaten te tonen, ook wat niet lukte."),
        ),
    ),
    BuiltIn(
        "storytelling",
        _("Verhalen vertellen"),
        (
            _("Ik luister mee naar een verhaal en weet dat het van de verteller is."),
            _("Ik schrijf een verhaal op en laat het nalezen, ook door wie het vertelde."),
            _("Ik vertel een verhaal zo dat de verteller zich erin herkent en ja zei."),
            _("Ik help anderen om hun eigen verhaal te vertellen, in hun eigen woorden."),
        ),
    ),
    BuiltIn(
        "overview",
        _("Overzicht houden over netwerken"),
        (
            _("Ik weet in welke netwerken onze gemeente zit."),
            _("Ik teken met een collega uit wie in welk netwerk zit."),
            _("Ik zie waar netwerken hetzelfde doen of iets laten liggen, en zeg dat."),
            _("Ik breng de trekkers van netwerken samen zodat zij het zelf op elkaar afstemmen."),
        ),
    ),
    BuiltIn(
        "uncertainty",
        _("Omgaan met onzekerheid"),
        (
            _("Ik zeg het wanneer ik iets niet weet."),
            _("Ik ga verder zonder volledig plan als iemand met me meekijkt."),
            _("Ik zet een kleine stap, kijk wat er gebeurt en pas me aan."),
            _("Ik maak dat anderen durven proberen, ook als het kan mislukken."),
        ),
    ),
    BuiltIn(
        "reflecting",
        _("Reflecteren en bijsturen"),
        (
            _("Ik denk na een overleg na over wat goed ging en wat niet."),
            _("Ik vraag een collega wat ik anders kan doen en probeer dat."),
            _("Ik stuur mijn aanpak bij en zeg aan anderen waarom."),
            _("Ik zet geregeld tijd opzij waarin we samen terugkijken en bijsturen."),
        ),
    ),
)
BY_KEY = {card.key: card for card in CARDS}
