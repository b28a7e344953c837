"""What an invitation says, on the form and in the mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from draagvlak.capabilities.accounts.choices import RoleKind


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str


def role_told(kind: str) -> str:
    """The role, and in a few words what it opens (TRUST §1)."""
    opens = {
        RoleKind.ADMINISTRATOR: _("beheert accounts en instellingen, leest mensen en rapporten"),
        RoleKind.DIRECTOR: _("ziet en doet alles in het netwerk"),
        RoleKind.COLLEAGUE: _("ziet wie in het netwerk zit, noteert eigen contacten"),
        RoleKind.PARTNER: _("ziet organisaties en de samenvatting, noteert eigen contacten"),
        RoleKind.EXPERIENCE: _("ziet organisaties en de samenvatting, noteert eigen contacten"),
        RoleKind.STORYTELLER: _("ziet organisaties, maakt verhalen"),
        RoleKind.LEADER: _("ziet organisaties en de samenvatting, zonder namen"),
        RoleKind.POLITICIAN: _("ziet de samenvatting en de kaart van organisaties"),
    }
    known = RoleKind(kind)
    return f"{known.label}: {opens[known]}"


def invitation_mail(place: str, kind: str, networks: Sequence[str], link: str, until: datetime) -> Mail:
    """The mail with the link, in Dutch: nothing is known yet of who reads it. It names nobody."""
    with override("nl"):
        values = {"place": place, "role": RoleKind(kind).label, "networks": " en ".join(networks), "link": link}
        asked = _("Je bent uitgenodigd om in Draagvlak mee te werken, voor %(place)s.") % values
        as_what = _("Je rol: %(role)s.") % values
        if networks:
            as_what += " " + _("In: %(networks)s.") % values
        day = date_format(localtime(until), "j F Y")
        return Mail(
            _("Uitnodiging voor Draagvlak (%(place)s)") % values,
            "\n\n".join(
                [
                    _("Dag,"),
                    f"{asked} {as_what}",
                    _("Volg deze link om te beginnen:") + f"\n{link}",
                    _("De link werkt één keer, tot en met %(day)s.") % {"day": day},
                    _("Ken je dit niet? Dan hoef je niets te doen. Zonder de link gebeurt er niets."),
                ]
            )
            + "\n",
        )
