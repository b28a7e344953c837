"""What is done later and each night with the surveys of every authority."""

import time

from django.conf import settings
from django.core.cache import caches
from django.db.models import QuerySet

from draagvlak.basics.later import every_night
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.pulse.actions.mailing import send_some
from draagvlak.capabilities.pulse.actions.mixing import mix_answers
from draagvlak.capabilities.pulse.actions.surveys import close_past
from draagvlak.capabilities.pulse.choices import REMIND_AFTER, State
from draagvlak.capabilities.pulse.models import Link, Survey
from draagvlak.capabilities.pulse.queries.asked import to_remind, to_send
from draagvlak.capabilities.pulse.queries.surveys import takes_answers

AT_ONCE = 20
PAUSE = 5  # seconds between them: mail servers slow down, or refuse, who sends all at once
HELD = 600  # seconds that others keep off, also where the process was killed


def send(authority: int, survey: int) -> int:
    """Send the mails of a survey that wait. Gives how many went."""
    whose = Authority.objects.get(pk=authority)
    with inside(whose):
        found = _survey(survey)
        return _send_all(whose, found, to_send(found), is_reminder=False) if found else 0


def remind(authority: int, survey: int, days: int) -> int:
    """Remind, once, whom a mail went to so many days ago and who did not answer. Gives how many went."""
    whose = Authority.objects.get(pk=authority)
    with inside(whose):
        found = _survey(survey)
        return _send_all(whose, found, to_remind(found, days), is_reminder=True) if found else 0


@every_night
def tend_surveys() -> dict[str, int]:
    """Close what is past, mix what was answered, send what waits and remind after a week. Gives how many of each."""
    done = {"closed": 0, "mixed": 0, "sent": 0, "reminded": 0}
    for authority in Authority.objects.all():
        with inside(authority):
            done["closed"] += close_past(authority)
            done["mixed"] += mix_answers(authority)
            for key in Survey.objects.filter(state=State.OPEN).values_list("pk", flat=True):
                done["sent"] += send(authority.pk, key)
                done["reminded"] += remind(authority.pk, key, REMIND_AFTER)
    return done


def _survey(key: int) -> Survey | None:
    return Survey.objects.select_related("network__director").filter(pk=key).first()


def _send_all(authority: Authority, survey: Survey, rows: QuerySet[Link], is_reminder: bool) -> int:
    """A few at a time, as long as the mail server takes them; the night tries again what it did not take."""
    held, sent = f"pulse:sending:{survey.pk}", 0
    if not takes_answers(survey) or not caches["default"].add(held, 1, HELD):
        return 0
    try:
        while some := list(rows.order_by("pk")[:AT_ONCE]):
            went = send_some(authority, survey, some, is_reminder)
            sent += went
            if went < len(some):
                break
            caches["default"].touch(held, HELD)
            time.sleep(0 if settings.LATER_INLINE else PAUSE)
    finally:
        caches["default"].delete(held)
    return sent
