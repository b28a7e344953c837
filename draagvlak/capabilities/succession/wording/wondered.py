"""What somebody wonders, in a sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording import listed
from draagvlak.capabilities.succession.choices import Wonder


def wondered_said(wonder: str, name: str, places: Sequence[str] = (), into: str = "") -> str:
    said = {"name": name, "places": listed(list(places)), "into": into or next(iter(places), "")}
    if wonder == Wonder.AWAY:
        return _("Wat als %(name)s drie maanden weg is?") % said
    if wonder == Wonder.GONE:
        return _("Wat als %(name)s wegvalt?") % said
    return _("Wat als %(places)s één gemeente worden: %(into)s?") % said


def assumed_said(wonder: str) -> str:
    """What is taken for granted in what comes after."""
    if wonder == Wonder.AWAY:
        return _(
            "We nemen aan: wie weg is, ziet drie maanden niemand. "
            "De anderen zien elkaar zo vaak als in de drie maanden ervoor."
        )
    if wonder == Wonder.GONE:
        return _("We nemen aan: niemand komt in de plaats. Wat anderen samen deden, telt even zwaar als nu.")
    return _("We nemen aan: alle mensen en contacten blijven. De bestuurslagen van die gemeenten worden één.")
