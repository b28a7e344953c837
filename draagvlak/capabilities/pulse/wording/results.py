"""What a survey says of a layer, in sentences that say how sure it is. Values from 0 to 1 are told as 0 to 100."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.surveys import Certainty


def layer_name(layer: str) -> str:
    """A layer within a sentence."""
    return {
        "people_in_poverty": _("mensen in armoede"),
        "association": _("de verenigingen"),
        "partner_organisation": _("de partnerorganisaties"),
        "colleague": _("de collega’s"),
        "team_leader": _("de leidinggevenden"),
        "management": _("het managementteam"),
        "political": _("het bestuur"),
    }[layer]


def construct_name(construct: str) -> str:
    return {"trust": _("Vertrouwen in het netwerk"), "value": _("Wat het netwerk hen geeft")}[construct]


def who(layers: Sequence[str], everybody: int = 0) -> str:
    """The layers of a figure; `everybody`: how many layers were asked in all."""
    if everybody > 1 and len(layers) == everybody:
        return _("alle lagen samen")
    names = [layer_name(layer) for layer in layers]
    if len(names) < 2:
        return "".join(names)
    listed = _("%(some)s en %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
    return _("%(layers)s samen") % {"layers": listed}


def hundred(value: float) -> int:
    """
    >>> hundred(0.657), hundred(1.04), hundred(-0.2)
    (66, 100, 0)
    """
    return min(100, max(0, round(100 * value)))


def answer_near(value: float) -> str:
    """The answer that lies nearest."""
    return anchors()[round(3 * min(1.0, max(0.0, value)))]


def anchors() -> tuple[str, str, str, str]:
    """The four answers, as they stand along the scale."""
    return _("helemaal niet"), _("een beetje"), _("grotendeels"), _("helemaal")


def answered(figure: Any) -> str:
    """How many answered, of a figure (queries.kept)."""
    if figure.n == figure.invited:
        return _("Alle %(n)s antwoordden.") % {"n": figure.n}
    return _("%(n)s van de %(invited)s antwoordden.") % {"n": figure.n, "invited": figure.invited}


def told(figure: Any) -> str:
    """What may be said of a figure: never more than how many answered allows."""
    if figure.score is None:
        return _("Dit weten we niet: %(n)s van de %(invited)s antwoordden.") % {
            "n": figure.n,
            "invited": figure.invited,
        }
    values = {"answer": answer_near(figure.score), "score": hundred(figure.score), "answered": answered(figure)}
    low, high = (hundred(end) for end in figure.bounds)
    if figure.certainty == Certainty.BOUNDS:
        said = _("Wat de anderen ook denken: tussen %(low)s en %(high)s op 100. Wie antwoordde, zat op %(score)s.")
        return f"{said % {**values, 'low': low, 'high': high}} {values['answered']}"
    if figure.n == figure.invited:
        return capfirst(_("%(answer)s: %(score)s op 100. %(answered)s") % values)
    low, high = (hundred(end) for end in figure.interval)
    sure = _("%(answer)s: %(score)s op 100, vrij zeker tussen %(low)s en %(high)s. %(answered)s")
    return capfirst(sure % {**values, "low": low, "high": high})


def why_not(layer: str, found: Any) -> str:
    """Why nothing is shown of one layer of a round (queries.kept); "" where something is."""
    invited = found.invited.get(layer, 0)
    if layer in found.along:
        return _("Dit tonen we niet apart: je zou eruit kunnen afleiden wat een kleinere groep antwoordde.")
    if layer not in found.few:
        return ""
    if invited < K:
        return _("Dit weten we niet: minder dan vijf mensen kregen de vraag.")
    return _("Dit weten we niet: minder dan vijf van de %(invited)s antwoordden.") % {"invited": invited}


def first_sentence(found: Any | None) -> str:
    """What the last round says, before any picture. None: no survey has closed yet."""
    if found is None:
        return _("Hier komt wat een peiling zegt. Er is nog geen peiling gesloten.")
    if not found.whole:
        return _("Dit weten we niet: er antwoordden te weinig mensen om iets te tonen.")
    trust, value = found.whole
    words = {"n": trust.n, "invited": trust.invited}
    if trust.score is None or value.score is None:
        return _("Dit weten we niet: %(n)s van de %(invited)s antwoordden.") % words
    if Certainty.BOUNDS in {trust.certainty, value.certainty}:
        low, high = (hundred(end) for end in trust.bounds)
        return _(
            "We weten dit niet goed: %(n)s van de %(invited)s antwoordden. Het vertrouwen ligt tussen %(low)s en "
            "%(high)s op 100, wat de anderen ook denken."
        ) % {**words, "low": low, "high": high}
    return _(
        "%(n)s van de %(invited)s antwoordden. Het netwerk vertrouwen: %(trust)s. Er iets aan hebben: %(value)s."
    ) % {**words, "trust": answer_near(trust.score), "value": answer_near(value.score)}


def plain_sentences(found: Any) -> tuple[str, ...]:
    """What a round (queries.kept) says, for whoever answered: short sentences, no numbers but how many answered."""
    if not found.whole:
        return (
            _("Er antwoordden te weinig mensen. Daarom tonen we geen cijfers."),
            _("Zo vindt niemand jouw antwoord."),
        )
    trust, value = found.whole
    said = [_("%(n)s van de %(invited)s mensen antwoordden.") % {"n": trust.n, "invited": trust.invited}]
    if trust.score is None or value.score is None:
        return (*said, _("Dat is te weinig om te weten wat iedereen denkt."))
    if Certainty.BOUNDS in {trust.certainty, value.certainty}:
        said.append(_("We weten dus niet goed wat de anderen denken."))
    say = _("Vertrouwen jullie het netwerk? Wie antwoordde, zegt: %(answer)s.")
    said.append(say % {"answer": answer_near(trust.score)})
    say = _("Hebben jullie er iets aan? Wie antwoordde, zegt: %(answer)s.")
    said.append(say % {"answer": answer_near(value.score)})
    return tuple(said)
