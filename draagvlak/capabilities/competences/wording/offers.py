"""The mail that says that somebody was asked for a role. It names neither the role nor who asked."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from draagvlak.capabilities.network.wording.inviting import Mail


def offer_mail(network: str, link: str) -> Mail:
    """In Dutch. `link`: to the page of whoever was asked, where they sign in and answer."""
    with override("nl"):
        parts = [
            _("Dag,"),
            _("In %(network)s is je gevraagd of je een rol wil opnemen. Je leest het hier:") % {"network": network}
            + f"\n{link}",
            _("Je beslist zelf. Je mag ook zeggen: liever niet. Je hoeft niet te zeggen waarom."),
        ]
        return Mail(_("Wil je een rol opnemen? (%(network)s)") % {"network": network}, "\n\n".join(parts) + "\n")
