"""Where something that was taken over comes from."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def source_line(practice: Any) -> str:
    """Of a practice that was read: the municipality, the practice and the day. It stays, whatever becomes of that."""
    return _("Bron: “%(title)s”, een praktijk van %(authority)s (%(network)s), gelezen op %(day)s.") % {
        "title": practice.title,
        "authority": practice.authority,
        "network": practice.network,
        "day": date_format(practice.read_on, "j F Y"),
    }
