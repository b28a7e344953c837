"""Why something of the plan or of a newsletter is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.pages.shared.forms import StepForm, long_text

LONGEST = 5000

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "who": _("Kies een orgaan of iemand uit de lijst."),
    "gone": _("Dit is er niet meer. Kies iets anders."),
    "empty": _("Schrijf op wat ze te zien krijgen."),
    "layer": _("Kies voor wie deze stap is."),
    "kind": _("Dit soort bewijs noteer je bij de steun per laag."),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "sent": _("Deze nieuwsbrief is verstuurd. Zeg eerst dat het toch niet zo is, dan kan je eraan verder."),
    # of the ledger, where what came across is noted too
    "far-ahead": _("Deze dag is meer dan een jaar verder. Kijk het jaar na."),
    "before": _("Deze dag komt voor het begin. Kies een latere dag."),
    "needed": _("Dit soort bewijs noteer je bij de steun per laag."),
    "address": _("Dit is geen webadres."),
    "no-office": _("Kies een orgaan."),
}


class VisibleForm(StepForm):
    refusals = REFUSALS


def text_field(rows: int, **more: object) -> object:
    return long_text(rows, LONGEST, **more)
