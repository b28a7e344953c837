"""Why something of a plan is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "empty": _("Vul dit in."),
    "years": _("Kijk de jaren na: het laatste jaar komt na het eerste, en er liggen hoogstens dertig jaar tussen."),
    "plan-twice": _("Er is al een plan met deze naam dat in dat jaar begint. Kies een andere naam."),
    "code-twice": _("Deze code staat al in dit plan. Kies een andere code."),
    "not-empty": _("Hier staat nog iets onder. Het blijft. Haal eerst weg wat eronder staat."),
    "linked": _("Hier is iets aan verbonden. Het blijft, zodat dat verband niet verloren gaat."),
    "before": _("Deze dag komt voor de dag waarop de actie erbij kwam. Kies een latere dag."),
    "before-begin": _("Deze dag komt voor het begin. Kies een latere dag."),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "no-place": _("De actie staat al vooraan of achteraan. Er is niets veranderd."),
    "other-plan": _("Kies een doelstelling uit een meerjarenplan."),
    "euros": _("Dit bedrag kennen we niet. Typ het zo: 12.500,00."),
}
