"""A level of support in words: of a layer, of a body, and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from draagvlak.analysis.carrying import ANCHORS, COMMITS, ENDORSES, INFORMED, OPPOSES, LayerLevel
from draagvlak.capabilities.support.choices import EvidenceKind

STEPS = (OPPOSES, INFORMED, ENDORSES, COMMITS, ANCHORS)


@dataclass(frozen=True)
class Sign:
    """What a sentence says of a piece of evidence: its kind, its day, until when it holds where it says so."""

    kind: str
    on: date
    until: date | None = None


def who_of(layer: str) -> str:
    """A layer within a sentence, as one that does something."""
    return {
        "partner_organisation": _("dit bestuur"),
        "colleague": _("de groep collega’s"),
        "team_leader": _("de groep leidinggevenden"),
        "management": _("het management"),
        "political": _("het bestuur"),
    }[layer]


def title_of(layer: str) -> str:
    """A layer as a heading."""
    return {
        "partner_organisation": _("Besturen van partnerorganisaties"),
        "colleague": _("Collega’s"),
        "team_leader": _("Leidinggevenden"),
        "management": _("Managementteam en algemeen directeur"),
        "political": _("College, raad en BCSD"),
    }[layer]


def word_of(level: int | None) -> str:
    """A level as what a layer does, of LANGUAGE §3; for tables."""
    return {
        None: _("weten we niet"),
        OPPOSES: _("remt af"),
        INFORMED: _("weet ervan"),
        ENDORSES: _("staat er zichtbaar achter"),
        COMMITS: _("geeft er middelen voor"),
        ANCHORS: _("legde het vast voor langer"),
    }[level]


def short_word_of(level: int | None) -> str:
    """A level in one word that fits on a step of the ladder."""
    return {
        None: "?",
        OPPOSES: _("remt"),
        INFORMED: _("weet"),
        ENDORSES: _("steunt"),
        COMMITS: _("geeft"),
        ANCHORS: _("borgt"),
    }[level]


def kind_word(kind: str) -> str:
    return str(EvidenceKind(kind).label)


def day_word(day: date) -> str:
    return date_format(day, "j F Y")


def sentence_of(who: str, level: int | None, sign: Sign | None) -> str:
    """The sentence of LANGUAGE §3 about `who` (as who_of gives it), with the newest sign of that level."""
    if level is None or sign is None:
        return _("We weten niet of %(who)s achter het netwerk staat. Er is te weinig recent bewijs.") % {"who": who}
    said = {"who": capfirst(who), "sign": kind_word(sign.kind), "day": day_word(sign.on)}
    if level == ANCHORS and sign.until:
        said["day"] = _("tot en met %(day)s") % {"day": day_word(sign.until)}
    return {
        OPPOSES: _("%(who)s remt af: %(sign)s, %(day)s."),
        INFORMED: _("%(who)s weet van het netwerk (%(day)s)."),
        ENDORSES: _("%(who)s staat er zichtbaar achter (%(sign)s, %(day)s)."),
        COMMITS: _("%(who)s geeft er middelen voor: %(sign)s, %(day)s."),
        ANCHORS: _("%(who)s legde het vast voor langer: %(sign)s, %(day)s."),
    }[level] % said


def level_sentence(layer: str, level: LayerLevel, signs: Mapping[str, Sign]) -> str:
    """The same of a layer as it was measured; `signs` by the `id` of evidence."""
    sign = signs.get(level.shown_by.id) if level.shown_by else None
    return sentence_of(who_of(layer), level.level, sign)


def certainty(level: LayerLevel) -> str:
    """Of how many office-holders something is known; "" where nobody is."""
    everybody = level.known + level.unknown
    if not everybody:
        return _("Van deze laag kennen we nog niemand.")
    if everybody == 1:
        return _("Voor deze laag kennen we maar één persoon of orgaan.")
    said = {"known": level.known, "all": everybody}
    return _("We weten iets van %(known)s van de %(all)s.") % said


def could_be(level: LayerLevel) -> str:
    """What the level could be if those of whom we know nothing stood behind it for good; "" where that is the same."""
    if level.high is None or level.high == level.low:
        return ""
    return _("Het kan ook meer zijn: tot “%(word)s”, als wie we niet kennen helemaal mee is.") % {
        "word": word_of(level.high)
    }


def contested(level: LayerLevel) -> str:
    return _("Dit staat ter discussie: er is nieuwer bewijs dat het tegenspreekt.") if level.contested else ""


def runs_out(level: LayerLevel) -> str:
    """When the level drops by itself, and to what."""
    if level.drops_on is None:
        return ""
    said = {"day": day_word(level.drops_on), "word": word_of(level.drops_to)}
    if level.drops_to is None:
        return _("Op %(day)s verloopt dit bewijs. Dan weten we het niet meer.") % said
    return _("Op %(day)s zakt dit naar “%(word)s”, als er niets bijkomt.") % said


def won_again(on: date, before: int | None) -> str:
    """After office-holders changed on a day, where the layer stood at `before` until then."""
    said = {"day": day_word(on), "word": word_of(before)}
    return _("Sinds %(day)s zitten er nieuwe mensen. Daarvoor gold: “%(word)s”. Dat moet je opnieuw winnen.") % said
