"""What the preview tells: how much was read, and which rows ask for attention."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.capabilities.exchange.mapping.summary import Summary
from draagvlak.capabilities.exchange.readers.table import Note
from draagvlak.capabilities.exchange.wording import sentence
from draagvlak.pages.start.forms.words import PARTS, STAGES


def told(listing: Summary) -> dict[str, Any]:
    """The sentence on top, the skipped rows and the warnings; of a long list the first rows, and how many more."""
    return {
        "lead": _lead(listing),
        "skipped": _said(listing.skipped),
        "more_skipped": listing.more_skipped,
        "warnings": _said(listing.warnings),
        "more_warnings": listing.more_warnings,
        "people": listing.people,
        "counted": _each(listing.people, listing.contacts),
    }


def brought(listing: Summary) -> list[str]:
    """What a list that is in gave."""
    counted = _each(listing.people, listing.contacts)
    return [_lead(listing), _("In je lijst stonden %(people)s en %(contacts)s.") % counted]


def _lead(listing: Summary) -> str:
    left_out = listing.rows_left_out
    rows = {"read": listing.rows_read - left_out, "total": listing.rows_read, "left": left_out}
    if not listing.people:
        said = _("In deze lijst vonden we nog geen namen van mensen.")
    elif not listing.rows_read:
        said = _("We lazen een lijst van mensen, zonder contacten.")
    elif not left_out:
        said = ngettext("We lazen de enige rij.", "We lazen alle %(total)s rijen.", listing.rows_read) % rows
    else:
        attention = ngettext("%(left)s rij vraagt je aandacht.", "%(left)s rijen vragen je aandacht.", left_out)
        said = " ".join([_("We lazen %(read)s van %(total)s rijen.") % rows, attention % rows])
    return " ".join([said, *_left_of_people(listing.people_left_out), *_of_evidence(listing)])


def _of_evidence(listing: Summary) -> list[str]:
    """How much evidence of support there was, and how much of it asks for attention."""
    read, left = listing.evidence, listing.evidence_left_out
    if not read and not left:
        return []
    said = ngettext("We lazen %(count)s bewijs van steun.", "We lazen %(count)s bewijzen van steun.", read)
    rest = ngettext("%(count)s rij lieten we weg.", "%(count)s rijen lieten we weg.", left)
    return [said % {"count": read}, *([rest % {"count": left}] if left else [])]


def _left_of_people(count: int) -> list[str]:
    if not count:
        return []
    said = ngettext(
        "In de lijst van mensen lieten we %(count)s rij weg.",
        "In de lijst van mensen lieten we %(count)s rijen weg.",
        count,
    )
    return [said % {"count": count}]


def _said(notes: Sequence[Note]) -> list[dict[str, Any]]:
    return [{"sheet": note.sheet, "row": note.row, "sentence": sentence(note)} for note in notes]


def told_against(against: dict[str, Any], networks: Iterable[Any], is_outdated: bool) -> dict[str, Any] | None:
    """What the list would do to the network it was weighed against: its name, and sentences; None for a new one."""
    network = next((found for found in networks if found.pk == against.get("network")), None)
    if network is None:
        return None
    if is_outdated:
        again = _("Dit netwerk veranderde intussen. Kies ‘Pas aan en bekijk opnieuw’ voor de juiste aantallen.")
        return {"network": network, "sentences": [again]}
    counts = against["counts"]
    pairs = (
        (_("Nieuw: %(what)s."), counts["people_new"], counts["contacts_new"]),
        (_("Gewijzigd: %(what)s."), counts["people_changed"], counts["contacts_changed"]),
        (_("Aangevuld: %(what)s."), counts["people_filled"], 0),
    )
    said = [text % {"what": _counted(people, contacts)} for text, people, contacts in pairs if people or contacts]
    if counts["parts"]:
        # In the order of our words: a database may keep them in another.
        parts = [f"{word} ({counts['parts'][part]})" for part, word in PARTS.items() if part in counts["parts"]]
        said.append(_("Dit staat anders in je lijst: %(parts)s.") % {"parts": ", ".join(parts)})
    said += [
        _("‘%(name)s’ in je lijst is %(now)s: jullie maakten er één persoon van.") % {"name": name, "now": now}
        for name, now in counts.get("aliases", ())
    ]
    rest = _("Wat er al staat, komt er niet dubbel bij. Wat niet in je lijst staat, blijft.")
    return {"network": network, "sentences": [*(said or [_("Alle mensen en contacten staan er al.")]), rest]}


def _counted(people: int, contacts: int) -> str:
    each = _each(people, contacts)
    if people and contacts:
        return _("%(people)s en %(contacts)s") % each
    return each["people"] if people else each["contacts"]


def _each(people: int, contacts: int) -> dict[str, str]:
    """How many there are of both, in words."""
    return {
        "people": ngettext("%(count)s persoon", "%(count)s personen", people) % {"count": people},
        "contacts": ngettext("%(count)s contact", "%(count)s contacten", contacts) % {"count": contacts},
    }


def stage(progress: Any) -> Any:
    """What is being done now, in a sentence."""
    return STAGES.get(getattr(progress, "stage", ""), _("We zijn bezig."))


def undo_refused(in_time: bool) -> str:
    """Why a list was not undone."""
    if in_time:
        return _("Na deze lijst kwam er nog een. Maak eerst die ongedaan. Er is niets veranderd.")
    return _("Deze lijst kwam er meer dan 30 dagen geleden in. Ongedaan maken kan niet meer. Er is niets veranderd.")
