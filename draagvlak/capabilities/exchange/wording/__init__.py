"""One clear sentence for everything a reader or a list has to say: what happened, what was kept, what to do."""

from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.readers.table import Note, Refused
from draagvlak.capabilities.exchange.wording.plans import sentences_about_plans


def refusal(refused: Refused) -> str:
    """Why a file was not read; nothing of it was kept."""
    known = _refusals() | _refusals_of_networks() | _refusals_of_calendars()
    said = {name: _grouped(value) for name, value in refused.values.items()}
    return known.get(refused.code, known["damaged"]) % said


def _grouped(value: object) -> object:
    """50.000 reads, 50000 has to be counted."""
    return number_format(value, force_grouping=True) if isinstance(value, int) else value


def _refusals() -> dict[str, str]:
    nothing = _("Er is niets bewaard.")
    return _too_much(nothing) | _unreadable(nothing) | _elsewhere(nothing)


def _too_much(nothing: str) -> dict[str, str]:
    return {
        "empty": _("Dit bestand is leeg.") + f" {nothing} " + _("Kies een ander bestand."),
        "too-large": _("Dit bestand is groter dan %(limit)s MB.")
        + f" {nothing} "
        + _("Splits het en probeer opnieuw."),
        "too-many-people": _("In dit bestand staan meer dan %(limit)s mensen.")
        + f" {nothing} "
        + _("Splits het en probeer opnieuw."),
        "too-many-rows": _("Een blad heeft meer dan %(limit)s rijen.")
        + f" {nothing} "
        + _("Splits het en probeer opnieuw."),
        "too-many-columns": _("Een blad heeft meer dan %(limit)s kolommen.")
        + f" {nothing} "
        + _("Wis wat niet nodig is en probeer opnieuw."),
        "too-many-cells": _("Een blad heeft meer dan %(limit)s cellen.")
        + f" {nothing} "
        + _("Wis wat niet nodig is en probeer opnieuw."),
    }


def _unreadable(nothing: str) -> dict[str, str]:
    return {
        "password": _("Dit bestand konden we niet lezen: het is beveiligd met een wachtwoord.")
        + f" {nothing} "
        + _("Sla het op zonder wachtwoord en probeer opnieuw."),
        "damaged": _("Dit bestand konden we niet lezen: het is beschadigd of niet volledig.")
        + f" {nothing} "
        + _("Open het in het programma waarmee je het maakte, sla het opnieuw op en probeer opnieuw."),
        "unknown-format": _("Dit soort bestand kunnen we niet lezen.")
        + f" {nothing} "
        + _("Sla het op als Excel of CSV en probeer opnieuw."),
        "zip-bomb": _("Dit bestand wordt bij het uitpakken veel te groot.")
        + f" {nothing} "
        + _("Kies een ander bestand."),
        "xml-entities": _("Dit bestand verwijst naar dingen buiten zichzelf. Zo lezen we het niet.")
        + f" {nothing} "
        + _("Open het in het programma waarmee je het maakte, sla het opnieuw op en probeer opnieuw."),
        "too-many-sheets": _("Dit bestand heeft meer dan %(limit)s bladen.")
        + f" {nothing} "
        + _("Splits het en probeer opnieuw."),
        "too-much-text": _("In dit bestand staat meer dan %(limit)s MB tekst.")
        + f" {nothing} "
        + _("Splits het en probeer opnieuw."),
        "too-heavy": _("Dit bestand vraagt te veel geheugen of tijd om te lezen.")
        + f" {nothing} "
        + _("Wis lege rijen en kolommen, of splits het, en probeer opnieuw."),
        "cell-too-long": _("Eén cel is veel te lang. Misschien ontbreekt er een aanhalingsteken.")
        + f" {nothing} "
        + _("Kijk je bestand na en probeer opnieuw."),
        "line-too-long": _("Eén regel is veel te lang. Dit lijkt geen lijst.")
        + f" {nothing} "
        + _("Sla het op als Excel of CSV en probeer opnieuw."),
    }


def _elsewhere(nothing: str) -> dict[str, str]:
    return {
        "sheet-unknown": _("Blad ‘%(name)s’ staat niet in dit bestand. Deze wel: %(others)s.")
        + f" {nothing} "
        + _("Kijk de naam na."),
        "no-cases": _("In dit bestand vonden we geen gevallen om te vergelijken.")
        + f" {nothing} "
        + _("Kijk het bestand na en probeer opnieuw."),
        "not-text": _("Dit bestand is geen lijst en geen tekst.")
        + f" {nothing} "
        + _("Sla het op als Excel of CSV en probeer opnieuw."),
        "no-rows": _("In dit bestand staat geen enkele rij.") + f" {nothing} " + _("Kies een ander bestand."),
        "no-people": _("In dit bestand vonden we geen namen van mensen.")
        + f" {nothing} "
        + _("Zet boven de kolommen wat erin staat, bijvoorbeeld Naam of Wie was erbij."),
        "missing": _("Dit bestand bestaat niet of mogen we niet openen.")
        + f" {nothing} "
        + _("Kijk de naam en de map na."),
    }


def _refusals_of_networks() -> dict[str, str]:
    """Why a network file, or a file of our own, was not read."""
    nothing = _("Er is niets bewaard.")
    return {
        "report-not-network": _("Dit is een rapport. Daarin staan de mensen en contacten zelf niet.")
        + f" {nothing} "
        + _("Bewaar je netwerk als bestand, en lees dat bestand in."),
        "newer-network": _("Dit bestand komt uit een nieuwere versie van Draagvlak.")
        + f" {nothing} "
        + _("Bewaar je netwerk als Excel, en lees dat bestand in."),
        "format-unknown": _("Het gegevensformaat ‘%(text)s’ van dit netwerkbestand kennen we niet.")
        + f" {nothing} "
        + _("Sla het op als fullmatrix of edgelist1 en probeer opnieuw."),
        "relation-unknown": _("De relatie ‘%(relation)s’ staat niet in dit bestand. Dit staat er wel in: %(others)s.")
        + f" {nothing} "
        + _("Kies er een van en probeer opnieuw."),
        "relation-none": _("In dit bestand valt geen relatie te kiezen: er is er maar één.")
        + f" {nothing} "
        + _("Laat de relatie weg en probeer opnieuw."),
    }


def _refusals_of_calendars() -> dict[str, str]:
    nothing = _("Er is niets bewaard.")
    again = _("Bewaar je agenda opnieuw als iCalendar (.ics) en probeer opnieuw.")
    shorter = _("Bewaar een kortere periode uit je agenda en probeer opnieuw.")
    return {
        "not-a-calendar": _("Dit is geen agendabestand.") + f" {nothing} {again}",
        "calendar-damaged": _("Dit agendabestand konden we niet lezen: het is beschadigd.") + f" {nothing} {again}",
        "no-events": _("In dit agendabestand vonden we geen afspraken.")
        + f" {nothing} "
        + _("Kies een ander bestand."),
        "too-many-events": _("In dit agendabestand staan meer dan %(limit)s afspraken.") + f" {nothing} {shorter}",
        "too-many-names": _("In deze lijst staan meer dan %(limit)s mensen.")
        + f" {nothing} "
        + _("Splits ze en probeer opnieuw."),
        "calendar-too-heavy": _("Dit agendabestand vraagt te veel tijd om te lezen.") + f" {nothing} {shorter}",
    }


def sentence(note: Note) -> str:
    """What a note says, without its row number, which stands beside it. A code without words shows itself."""
    values = note.values
    if "reason" in values:
        values = values | {"reason": likeness(str(values["reason"]))}
    return _sentences(get_language()).get(note.code, note.code) % values


def likeness(reason: str) -> str:
    """Why two people may be one, in a sentence; "" for a reason without words."""
    return {
        "name": _("De namen lijken sterk op elkaar."),
        "initials": _("De voorletter en de familienaam zijn dezelfde."),
        "short": _("De ene voornaam begint als de andere, en de familienaam is dezelfde."),
        "same": _("De namen zijn gelijk."),
        "accents": _("De namen verschillen alleen in accenten of leestekens."),
        "suffix": _("De namen verschillen alleen in een titel of in wat tussen haakjes staat."),
        "order": _("Het zijn dezelfde namen in een andere volgorde."),
        "organisation": _("De namen lijken op elkaar en de organisatie is dezelfde."),
        "email": _("Ze hebben hetzelfde e-mailadres."),
    }.get(reason, "")


@lru_cache(maxsize=4)
def _sentences(_language: str | None) -> dict[str, str]:
    """In the language that is on; made once for each, since a list may have a note for every row."""
    not_taken = _("Deze rij is niet meegenomen.")
    return (
        _left_out(not_taken)
        | _left_out_of_evidence(not_taken)
        | _about_people()
        | _about_the_list()
        | _about_calendars()
        | sentences_about_plans(not_taken)
    )


def _left_out(not_taken: str) -> dict[str, str]:
    return {
        "date-missing": _("Er staat geen datum.") + f" {not_taken} " + _("Vul ze aan in je bestand."),
        "date-unreadable": _("‘%(text)s’ is geen datum die we kennen.")
        + f" {not_taken} "
        + _("Verbeter ze in je bestand."),
        "date-impossible": _("%(text)s bestaat niet.") + f" {not_taken} " + _("Verbeter ze in je bestand."),
        "nobody": _("Er staat geen naam van iemand.") + f" {not_taken}",
        "no-name": _("Er staat geen naam van iemand.") + f" {not_taken}",
        "nobody-met": _("Er staat dat niemand bereikt werd of aanwezig was.") + f" {not_taken}",
        "too-many-present": _("Er staan meer dan %(limit)s namen bij één contact.") + f" {not_taken}",
        "too-many-pairs": _("Deze lijst brengt te veel mensen samen om nog te tellen.") + f" {not_taken}",
        "date-no-year": _("Bij ‘%(text)s’ staat geen jaar.") + f" {not_taken} " + _("Vul het aan in je bestand."),
    }


def _left_out_of_evidence(not_taken: str) -> dict[str, str]:
    """Of a sheet with evidence of support."""
    say_kind = _("Zet in een kolom ‘Soort bewijs’ wat het is, bijvoorbeeld budget of aanwezigheid.")
    return {
        "evidence-nobody": _("Er staat niet wie of welk orgaan dit deed.") + f" {not_taken}",
        "evidence-who-unknown": _("‘%(text)s’ kennen we niet als persoon van je lijst en niet als orgaan.")
        + f" {not_taken} "
        + _("Schrijf de naam zoals in je lijst, of bijvoorbeeld college, gemeenteraad, BCSD of MAT."),
        "evidence-no-layer": _("‘%(text)s’ hoort in je lijst bij geen bestuurslaag.") + f" {not_taken}",
        "evidence-nothing-said": _("Er staat niet wat er gebeurde.") + f" {not_taken}",
        "evidence-unclear": _("Uit ‘%(text)s’ kunnen we geen soort bewijs opmaken.") + f" {not_taken} {say_kind}",
        "evidence-several-kinds": _("‘%(text)s’ kan meer dan één soort bewijs zijn.") + f" {not_taken} {say_kind}",
        "evidence-kind-unknown": _("‘%(text)s’ kennen we niet als soort bewijs.") + f" {not_taken} {say_kind}",
        "evidence-ends-before": _("‘%(text)s’ ligt voor de datum waarop het begon.") + f" {not_taken}",
        "evidence-too-many": _("Er staat meer bewijs dan de %(limit)s rijen die we meenemen.") + f" {not_taken}",
    }


def _about_people() -> dict[str, str]:
    return {
        "evidence-by-function": _("Met ‘%(text)s’ lazen we %(name)s: niemand anders heeft die functie."),
        "one-participant": _("Contacten met maar één persoon: %(count)s. Daaruit blijkt geen band."),
        "planned": _("Contacten in de toekomst: %(count)s. Die staan gepland en tellen nog niet mee."),
        "day-first-assumed": _("%(text)s kan twee dagen zijn. We lazen eerst de dag, dan de maand, op alle rijen."),
        "names-joined": _("‘%(a)s’ en ‘%(b)s’ verschillen alleen in schrijfwijze: we lazen één persoon."),
        "function-unknown": _("‘%(text)s’ kennen we niet als laag. Aantal personen: %(count)s."),
        "possible-duplicate": _("‘%(a)s’ en ‘%(b)s’ lijken dezelfde persoon.")
        + " %(reason)s "
        + _("We hielden ze apart."),
        "more-duplicates": _("Zo zijn er nog %(count)s paren. Die hielden we ook apart."),
    }


def _about_the_list() -> dict[str, str]:
    return {
        "sheet-ignored": _("Blad ‘%(name)s’ lazen we niet: we herkenden er geen mensen of contacten in."),
        "director-proposed": _("We namen aan dat %(name)s de netwerkregisseur is: die had de meeste contacten."),
        "director-wrote-it": _("‘%(name)s’ in de lijst lazen we als de netwerkregisseur."),
        "director-brought-it": _("We namen aan dat jij, %(name)s, de netwerkregisseur bent: het is jouw lijst."),
        "director-unknown": _("‘%(name)s’ staat niet in de lijst. We kennen dus geen netwerkregisseur."),
        "no-contacts": _("In deze lijst staan geen contacten en geen banden."),
        "register-number-dropped": _(
            "Kolom ‘%(column)s’ bevat rijksregisternummers. Die bewaren we nooit. De kolom is weggelaten; "
            "de rest is ingelezen."
        ),
        "two-kinds": _(
            "Dit netwerk heeft twee soorten punten, %(a)s en %(b)s. We lazen ze allemaal als personen: kijk dat na."
        ),
        "documents-left": _("In dit bestand staan nog netwerken na het eerste (%(count)s). Die lazen we niet."),
        "register-number-blanked": _("Rijksregisternummers tussen andere tekst: %(count)s. Die hebben we gewist."),
        "sheet-hidden": _("Blad ‘%(name)s’ is verborgen. We lazen het ook."),
        "cells-hidden": _("In dit bestand zijn rijen of kolommen verborgen. Die lazen we ook."),
        "order-mixed": _(
            "In deze kolom staan data met eerst de dag en data met eerst de maand. "
            "We lazen eerst de dag; ‘%(text)s’ kan dus fout zijn."
        ),
        "date-range": _("‘%(text)s’ is meer dan één dag. We namen de eerste."),
        "last-name-first": _("In ‘%(text)s’ lazen we eerst de familienaam, dan de voornaam: dat is één persoon."),
        "organisations-listed": _(
            "Blad ‘%(name)s’ noemt organisaties: %(count)s. Ze horen bij het netwerk, maar zeggen niets over banden."
        ),
        "number-wrong": _("‘%(text)s’ is geen juist nummer of webadres van een organisatie. Dat lieten we weg."),
        "membership-unclear": _(
            "‘%(text)s’ is geen dag sinds of tot wanneer een organisatie erbij hoort. We lieten dat weg."
        ),
        "not-a-name": _("‘%(text)s’ is geen naam van iemand (%(count)s keer). Dat lieten we weg."),
        "rows-joined": _(
            "Rijen die we bij een andere rij voegden: %(count)s. Ze staan op dezelfde dag bij dezelfde activiteit of "
            "dezelfde samengevoegde cel: dat lazen we als één contact van meer mensen."
        ),
        "was-away": _("‘%(text)s’ zegt wie er niet bij was (%(count)s keer). Die telden we niet mee."),
        "owner-unnamed": _("De lijst zegt met wie, maar niet wie zelf. Zeg wie de netwerkregisseur is."),
        "owner-taken": _("De lijst zegt alleen met wie. We lazen dat %(name)s er telkens bij was."),
        "relation-taken": _("We lazen de relatie ‘%(relation)s’. Er zijn er nog: %(others)s."),
    }


def _about_calendars() -> dict[str, str]:
    return {
        "events-private": _("Afspraken die je als privé aanduidde: %(count)s. Die namen we niet mee."),
        "events-unreadable": _("Afspraken die we niet konden lezen: %(count)s. Die namen we niet mee."),
        "rule-unreadable": _("Hoe vaak ‘%(text)s’ terugkomt, konden we niet lezen. We namen alleen de eerste keer."),
        "zone-unknown": _("De tijdzone ‘%(text)s’ kennen we niet. We lazen de uren zoals ze hier gelden."),
        "guests-left-out": _("Genodigden boven de eerste 300: %(count)s. Die namen we niet mee."),
        "numbers-blanked": _("Teksten met een rijksregisternummer: %(count)s. Die nummers hebben we gewist."),
    }
