"""Why something is not kept, and the three answers of LANGUAGE §7."""

from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.consents.choices import Answer

REFUSALS = {
    "nothing": _("Kies minstens één citaat en één gebruik."),
    "too-many": _("Dat zijn te veel vragen in één keer. Kies er hoogstens veertig."),
    "parent-consent": _("Deze stem is minderjarig. Vraag eerst een ouder, en duid dat hier aan."),
    "said-no": _("Iets hiervan werd al gevraagd: het antwoord was nee, of het werd ingetrokken."),
    "not-yet": _("Deze dag moet nog komen."),
    "before-said": _("Deze dag is voor het gesprek."),
    "no-name": _("Schrijf de andere naam."),
    "long-name": _("Deze naam is te lang. Hou het onder 120 tekens."),
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Laat het weg."),
}
ANSWERS = [(one.value, one.label) for one in Answer]
