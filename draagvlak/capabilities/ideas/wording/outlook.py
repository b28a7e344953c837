"""The two short questions about the balance, their four answers, and from where somebody gives them."""

from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.ideas.choices import Side

ASKED = {
    "room": _("Is er genoeg ruimte voor ideeën die los van een plan staan?"),
    "hold": _("Vinden ideeën hun weg naar het beleid, waar dat past?"),
}
ANSWERS = {1: _("helemaal niet"), 2: _("een beetje"), 3: _("grotendeels"), 4: _("helemaal")}
WHO = {Side.DIRECTOR: _("De regisseur"), Side.LEADER: _("Een leidinggevende")}
