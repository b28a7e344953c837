"""The mail that says that a question waits. It names nobody, no card, and holds no word of the question."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from draagvlak.capabilities.network.wording.inviting import Mail


def question_mail(place: str, link: str) -> Mail:
    """In Dutch. `link`: to the page of whoever was asked, where they sign in."""
    with override("nl"):
        parts = [
            _("Dag,"),
            _("Een collega in %(place)s vraagt je wat je zag. Je leest de vraag bij Mijn competenties:")
            % {"place": place}
            + f"\n{link}",
            _("Antwoorden hoeft niet. Je mag ook zeggen: liever niet."),
        ]
        return Mail(_("Iemand vraagt je wat je zag (%(place)s)") % {"place": place}, "\n\n".join(parts) + "\n")
