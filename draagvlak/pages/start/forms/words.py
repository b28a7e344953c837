"""The words of the choices on these pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, "Promise | str"]

SHAPES: Words = {
    "contacts": _("één rij per contact"),
    "people": _("één rij per persoon"),
    "organisations": _("één rij per organisatie"),
    "attendance": _("aanwezigheden: mensen en data"),
    "days": _("aanwezigheden: data en mensen"),
    "acquaintance": _("wie kent wie"),
    "evidence": _("bewijs van steun: één rij per bewijs"),
    "nodes": _("de mensen van een netwerkbestand"),
    "ties": _("de banden van een netwerkbestand"),
    "ignore": _("niet inlezen"),
}
FIELDS: Words = {
    "date": _("datum"),
    "kind": _("soort contact"),
    "participants": _("wie erbij was"),
    "subject": _("onderwerp"),
    "outcome": _("of het contact doorging"),
    "name": _("naam"),
    "first_name": _("voornaam"),
    "last_name": _("familienaam"),
    "function": _("functie"),
    "layer": _("laag"),
    "organisation": _("organisatie"),
    "municipality": _("gemeente"),
    "email": _("e-mailadres"),
    "attendee": _("iemand, met een kruisje waar die erbij was"),
    "director": _("of dit de netwerkregisseur is"),
    "reference": _("wie het is, als nummer van Draagvlak"),
    "contact": _("welk contact: rijen met hetzelfde op dezelfde dag horen samen"),
    "source": _("van wie"),
    "target": _("naar wie"),
    "weight": _("sterkte van de band"),
    "id": _("kenmerk"),
    "organisation_kind": _("soort organisatie"),
    "enterprise_number": _("ondernemingsnummer (KBO)"),
    "association_code": _("nummer in het verenigingsregister"),
    "phone": _("telefoonnummer van een organisatie"),
    "website": _("website van een organisatie"),
    "belongs": _("of de organisatie bij het netwerk hoort"),
    "since": _("sinds wanneer de organisatie erbij hoort"),
    "holder": _("wie of welk orgaan steunt"),
    "what": _("wat er gebeurde"),
    "body_kind": _("soort orgaan"),
    "sign": _("soort bewijs"),
    "told_in": _("bron van het bewijs"),
    "address": _("webadres van de beslissing"),
    "until": _("tot wanneer het geldt"),
    "ignore": _("niet inlezen"),
}
LAYER_WORDS: Words = {
    "people_in_poverty": _("mensen in armoede"),
    "association": _("vereniging waar mensen in armoede het woord nemen"),
    "partner_organisation": _("partnerorganisatie"),
    "colleague": _("collega"),
    "team_leader": _("leidinggevende"),
    "management": _("management"),
    "political": _("bestuur"),
}
REASONS: Words = {
    "header": _("Zo heet de kolom."),
    "alike": _("De kolom heet bijna zo."),
    "word": _("De naam van de kolom begint zo."),
    "matrix": _("Dat zien we aan de vorm van het blad."),
    "content": _("Dat zien we aan wat erin staat."),
    "twice": _("Een andere kolom zegt dit al."),
    "cells": _("Dat zien we aan de vorm van het blad."),
}
STAGES: Words = {
    "waiting": _("Je lijst staat klaar. We beginnen zo."),
    "reading": _("We lezen de rijen."),
    "people": _("We zetten de personen in het netwerk."),
    "contacts": _("We zetten de contacten in het netwerk."),
    "ties": _("We zetten de banden in het netwerk."),
    "report": _("We maken het rapport."),
}

PARTS: Words = {
    "name": _("naam"),
    "function": _("functie"),
    "organisation": _("organisatie"),
    "municipality": _("gemeente"),
    "email": _("e-mailadres"),
    "layers": _("laag"),
}
