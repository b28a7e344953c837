"""How old a piece of evidence is, and whether it still holds, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.carrying import Evidence
from draagvlak.capabilities.support.wording.levels import day_word

MONTH = 30.44  # days


def age(sign: Evidence, day: date) -> str:
    if sign.on > day:
        return _("moet nog komen")
    if sign.last_day < day:
        return _("verlopen op %(day)s") % {"day": day_word(sign.last_day)}
    return f"{_old((day - sign.on).days)}, {_('geldt tot en met %(day)s') % {'day': day_word(sign.last_day)}}"


def _old(days: int) -> str:
    if days == 0:
        return _("van vandaag")
    if days < MONTH:
        return ngettext("%(n)s dag oud", "%(n)s dagen oud", days) % {"n": days}
    months = round(days / MONTH)
    return ngettext("%(n)s maand oud", "%(n)s maanden oud", months) % {"n": months}
