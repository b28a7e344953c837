"""Per format: for whom it is, and what it cannot hold."""

from typing import Any

from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.writers import FORMATS, Format


def known_format(key: str) -> Format | None:
    return FORMATS.get(key)


def groups() -> list[dict[str, Any]]:
    """The formats, those that hold everything first; each with a sentence."""
    pairs_only = _("Een contact met maar één persoon past er niet in, en ook niet wat je van organisaties weet.")
    return [
        {
            "title": _("Alles, om verder te werken"),
            "formats": _told(
                xlsx=_("Elk een blad: mensen, organisaties, contacten, banden en steun. Pas aan en lees opnieuw in."),
                csv=_("Hetzelfde in één tabel. De eerste kolom zegt wat elke rij is."),
                json=_("Voor een ander programma, of als reserve."),
            ),
        },
        {
            "title": _("Voor netwerkprogramma’s"),
            "formats": _told(
                graphml=_("Voor Gephi, yEd, igraph of R. Mensen, en per contact wie elkaar zag.") + f" {pairs_only}",
                gexf=_("Voor Gephi. Mensen, en per contact wie elkaar zag.") + f" {pairs_only}",
                kumu=_("Voor Kumu. Mensen, en per contact wie elkaar zag.")
                + f" {pairs_only} "
                + _("Kumu is een website: wat je daar zet, staat niet meer alleen bij jou."),
                pajek=_("Voor Pajek. Alleen namen, en hoe vaak twee mensen elkaar zagen.")
                + " "
                + _("Data, lagen en al de rest passen er niet in."),
            ),
        },
    ]


def _told(**sentences: str) -> list[dict[str, Any]]:
    return [{"format": FORMATS[key], "holds": sentence} for key, sentence in sentences.items()]
