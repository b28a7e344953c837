"""What a merger of networks tells, in sentences: never a name where none was shown, never a count below five."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.crossings import WANTED, Crossing
from draagvlak.analysis.together import Lost
from draagvlak.capabilities.insights.wording.words import layer_name, listed

Labels = Mapping[str, str]  # of sources, by their key as text


def stage_word(stage: int) -> str:
    """A stage by name, for whoever does not direct the network."""
    return (
        _("onbekend"),
        _("hangt nog los"),
        _("hangt aan de regisseur"),
        _("hangt aan één draad"),
        _("verankerd"),
        _("stevig verankerd"),
    )[stage]


def people_counted(count: int | None) -> str:
    """A number of people, in words; below five only that."""
    if count is None or 0 < count < K:
        return _("minder dan %(count)s") % {"count": K}
    return str(count)


def person_word(layer: str) -> str:
    """Somebody of whom no name is shown, by their layer."""
    return {
        "people_in_poverty": _("iemand in armoede"),
        "association": _("iemand van een vereniging"),
        "partner_organisation": _("iemand van een partnerorganisatie"),
        "colleague": _("een collega"),
        "team_leader": _("een leidinggevende"),
        "management": _("iemand van het managementteam"),
        "political": _("iemand van het bestuur"),
    }.get(layer, _("iemand"))


def crossing_sentence(crossing: Crossing, labels: Labels) -> str:
    """What holds two of them together."""
    between = {"a": labels[crossing.a], "b": labels[crossing.b]}
    if not crossing.bridges:
        return _("Tussen %(a)s en %(b)s is er nog geen brug.") % between
    said = ngettext(
        "Tussen %(a)s en %(b)s is er %(count)s brug.",
        "Tussen %(a)s en %(b)s zijn er %(count)s bruggen.",
        crossing.bridges,
    ) % {**between, "count": crossing.bridges}
    if crossing.bridges < WANTED:
        said += " " + _("Valt die weg, dan hangen ze niet meer samen.")
    return said


def lost_sentences(lost: Lost, labels: Labels) -> list[str]:
    """What goes when the director of one of them stops; one sentence where nothing does."""
    broken = [layer for layer, (now, without) in lost.ways.items() if now and not without]
    thinner = [layer for layer, (now, without) in lost.ways.items() if without and without < now]
    who = {"who": labels[lost.part]}
    said = []
    if broken:
        said.append(
            _("Stopt de regisseur van %(who)s, dan is er geen weg meer naar %(layers)s.")
            % {**who, "layers": layers_of(broken, lost.place)}
        )
    if thinner:
        said.append(
            _("Stopt de regisseur van %(who)s, dan zijn er minder wegen naar %(layers)s.")
            % {**who, "layers": layers_of(thinner, lost.place)}
        )
    if said:
        return said
    if not any(now for now, _without in lost.ways.values()):
        return [_("Van %(who)s loopt er nu naar geen enkele bestuurslaag een weg.") % who]
    return [_("Stopt de regisseur van %(who)s, dan blijven alle wegen.") % who]


def layers_of(layers: Sequence[str], place: str) -> str:
    named = listed([layer_name(layer) for layer in layers])
    return _("%(layers)s van %(place)s") % {"layers": named, "place": place} if place else named


TOLD = ("network.Contact", "network.Membership", "network.Meeting", "network.Seat", "network.InvitedTo")


def _counted(label: str, count: int) -> str:
    said = {
        "network.Contact": ngettext("%(count)s contact", "%(count)s contacten", count),
        "network.Membership": ngettext("%(count)s persoon", "%(count)s personen", count),
        "network.Meeting": ngettext("%(count)s vergadering", "%(count)s vergaderingen", count),
        "network.Seat": ngettext("%(count)s rol", "%(count)s rollen", count),
        "network.InvitedTo": ngettext("%(count)s uitnodiging", "%(count)s uitnodigingen", count),
    }
    return said[label] % {"count": count}


def added_sentence(rows: Mapping[str, int], changed: int) -> str:
    """What came since and would be lost."""
    said = [_counted(label, rows[label]) for label in TOLD if label in rows]
    if changed:
        said.append(ngettext("%(count)s wijziging", "%(count)s wijzigingen", changed) % {"count": changed})
    if not said or set(rows) - set(TOLD):
        said.append(_("andere gegevens"))
    return _("Sindsdien kwam er iets bij: %(what)s. Dat zou weg zijn. Haal het eerst zelf weg, of laat het zo.") % {
        "what": listed(said)
    }


REFUSALS = {
    "too-few": lambda: _("Kies minstens twee netwerken. Wat je invulde, staat er nog."),
    "not-agreed": lambda: _("Een van de netwerken heeft geen akkoord (meer). Er is niets veranderd. Kijk het plan na."),
    "carried-out": lambda: _("Deze netwerken zijn al samengegaan. Er is niets veranderd. Draai dat eerst terug."),
    "changed": lambda: _("Het plan is intussen veranderd. Er is niets gebeurd. Kijk het na en probeer opnieuw."),
    "merged": lambda: _("Dit netwerk is al samengegaan. Je akkoord blijft. Vraag eerst om dat terug te draaien."),
    "not-made": lambda: _("Er is niets om terug te draaien."),
    "added": lambda: _("Er kwam intussen iets bij. Er is niets veranderd."),
}


def refusal(code: str) -> str:
    return str(REFUSALS[code]())


def reason_word(reason: str) -> str:
    """Why two people, or two organisations, may be one."""
    return {
        "register-number": _("Uit een van beide namen is een rijksregisternummer weggelaten."),
        "email": _("Ze hebben hetzelfde e-mailadres."),
        "accents": _("De namen verschillen alleen in accenten of leestekens."),
        "suffix": _("De namen verschillen alleen in een titel of iets tussen haakjes."),
        "order": _("Het zijn dezelfde woorden in een andere volgorde."),
        "initials": _("De ene naam heeft alleen de eerste letter van de voornaam."),
        "number": _("Ze hebben hetzelfde ondernemingsnummer."),
        "same-name": _("Ze heten hetzelfde. Dat kan ook bij twee verschillende."),
    }.get(reason, _("De namen lijken op elkaar."))
