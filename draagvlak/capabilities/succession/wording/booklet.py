"""What the booklet says, and what it leaves out and why."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from draagvlak.capabilities.succession.choices import Stage

PARTS = {
    "people": gettext_lazy("Wie je leert kennen"),
    "roles": gettext_lazy("Wat je overneemt"),
    "meetings": gettext_lazy("Wat in de agenda staat"),
    "standing": gettext_lazy("Hoe het netwerk ervoor staat"),
    "support": gettext_lazy("Hoe ver elke laag erachter staat"),
    "organisations": gettext_lazy("Organisaties in het netwerk"),
}


def introduced_said(stage: str, on: date | None, introducer: str) -> str:
    """How far the introduction is."""
    said = {"day": date_format(on, "j F Y") if on else "", "introducer": introducer}
    if stage == Stage.DONE:
        return _("Jullie leerden elkaar kennen op %(day)s.") % said if on else _("Jullie kennen elkaar.")
    if stage == Stage.PLANNED and on:
        return _("De kennismaking is gepland op %(day)s.") % said
    if introducer:
        return _("%(introducer)s brengt jullie samen.") % said
    return _("Zoek nog wie jullie kan samenbrengen.")


def names_left_out(count: int) -> str:
    return ngettext(
        "De naam van %(count)s persoon: die mag de opvolger nog niet zien. Plan eerst de kennismaking.",
        "De namen van %(count)s mensen: die mag de opvolger nog niet zien. Plan eerst de kennismaking.",
        count,
    ) % {"count": count}


def without_account(name: str) -> str:
    if not name:
        return _("Er is nog geen opvolger aangeduid. Daarom staat hier alleen wat iedereen mag weten.")
    said = _("%(name)s heeft nog geen toegang tot Draagvlak. Daarom staat hier alleen wat hen zelf aangaat.")
    return said % {"name": name}


def left_out_always() -> list[str]:
    """What no booklet holds, whoever it is for."""
    return [
        _("Notities van contacten, ook die met mensen in armoede: alleen de regisseur van het netwerk leest ze."),
        _("Contactgegevens van mensen in armoede: die geven zij zelf."),
        _("Bewijs dat een mandataris of leidinggevende noemt: in het boekje staat alleen bewijs van organen."),
        _("Competenties van anderen: die zijn van wie ze opschreef."),
        _("Ideeën: wie er een heeft, deelt het zelf."),
        _("Antwoorden op peilingen: niemand ziet wie wat antwoordde."),
    ]


def opening_said(leaver: str, successor: str, leaves_on: date | None) -> str:
    """The first sentence of the booklet."""
    said = {"leaver": leaver, "successor": successor, "day": date_format(leaves_on, "j F Y") if leaves_on else ""}
    if successor and leaves_on:
        return _("Voor %(successor)s, die overneemt van %(leaver)s. %(leaver)s gaat weg op %(day)s.") % said
    if successor:
        return _("Voor %(successor)s, die overneemt van %(leaver)s.") % said
    if leaves_on:
        return _("Voor wie overneemt van %(leaver)s. %(leaver)s gaat weg op %(day)s.") % said
    return _("Voor wie overneemt van %(leaver)s.") % said
