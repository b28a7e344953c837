"""The words of the map: its bands, who stands where, and what falls apart without the director."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from draagvlak.analysis.drawing import DIRECTOR, FALLS, HELD
from draagvlak.analysis.drawing.layout import BANDS

SHAPES = dict(zip(BANDS, "○●◆■▲▼⬟★", strict=True))
FEW = 5  # people in poverty are not counted below this on a map that others may see


BAND_NAMES = {
    "": gettext_lazy("laag niet bekend"),
    "people_in_poverty": gettext_lazy("mensen in armoede"),
    "association": gettext_lazy("verenigingen"),
    "partner_organisation": gettext_lazy("partnerorganisaties"),
    "colleague": gettext_lazy("collega’s"),
    "team_leader": gettext_lazy("leidinggevenden"),
    "management": gettext_lazy("management"),
    "political": gettext_lazy("bestuur"),
}


def band_name(layer: str) -> str:
    """A layer by itself, as at the edge of the map; empty for who is in no known layer."""
    return str(BAND_NAMES[layer])


def group_name(layer: str, organisation: str) -> str:
    """What the people of one organisation in one layer are called on the map of organisations."""
    if organisation:
        return organisation
    if layer in ("people_in_poverty", ""):
        return band_name(layer).capitalize()
    return _("%(layer)s zonder organisatie") % {"layer": band_name(layer).capitalize()}


def people_counted(count: int | None) -> str:
    """How many people; None stands for fewer than five."""
    if count is None:
        return _("minder dan 5 mensen")
    return ngettext("%(count)s mens", "%(count)s mensen", count) % {"count": count}


def not_counted() -> str:
    """Why people in poverty are in no number."""
    return _("Mensen in armoede tellen we hier niet mee: het zijn er minder dan 5.")


def ties_counted(count: int) -> str:
    if not count:
        return _("geen band")
    return ngettext("%(count)s band", "%(count)s banden", count) % {"count": count}


def without_director(state: str, people: int | None, held: int) -> str:
    """What becomes of somebody, or of some people, when the director is away."""
    if state == DIRECTOR:
        return _("is de netwerkregisseur")
    if state == HELD and (people is None or held < people):
        if people is None:
            return _("blijft verbonden, of toch een deel")
        return _("%(held)s van de %(people)s blijven verbonden") % {"held": held, "people": people}
    if state == HELD:
        return _("blijft verbonden")
    return _("komt los te staan") if state == FALLS else _("staat nu al los")


def together(joined: int, people: int) -> str:
    """How far the network hangs together today, the director included."""
    if not joined:
        return _("Nog niemand is met iemand verbonden.")
    if joined == people:
        return _("Alle %(count)s mensen zijn met elkaar verbonden.") % {"count": people}
    return _("%(joined)s van de %(count)s mensen zijn met elkaar verbonden.") % {"joined": joined, "count": people}


def ties_of(name: str) -> str:
    """What the table shows of one row."""
    return _("Dit zijn de banden van %(name)s, de sterkste eerst.") % {"name": name}


def rows_counted(count: int, everything: int) -> str:
    """How much of the table is shown."""
    if count == everything:
        return ngettext("%(count)s rij", "%(count)s rijen", count) % {"count": count}
    return ngettext("%(count)s rij van de %(all)s", "%(count)s rijen van de %(all)s", count) % {
        "count": count,
        "all": everything,
    }


def falling(director: str, falls: int, ties: int, held: int) -> str:
    """What goes with the director: how many people drop out, and how many ties."""
    lost = ngettext("%(count)s band valt weg", "%(count)s banden vallen weg", ties) % {"count": ties}
    if not falls:
        return _("Zonder %(director)s: %(lost)s. Toch blijft iedereen verbonden die dat nu is: %(held)s.") % {
            "director": director,
            "lost": lost,
            "held": people_counted(held),
        }
    dropped = ngettext("%(count)s mens komt los te staan", "%(count)s mensen komen los te staan", falls)
    return _("Zonder %(director)s: %(dropped)s en %(lost)s. Met elkaar verbonden blijven: %(held)s.") % {
        "director": director,
        "dropped": dropped % {"count": falls},
        "lost": lost,
        "held": people_counted(held) if held else _("niemand"),
    }
