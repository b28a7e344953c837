"""Mails with a link leave a few at a time: the secret is made, the mail goes, and that it went is written down.

In that order: a server that stops in between sends some mails twice, with the newest link the good one, but leaves
nobody out. No transaction is open while a mail goes, since on SQLite nobody could answer meanwhile.
"""

import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.cache import caches
from django.core.mail import EmailMessage, get_connection
from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.pulse.models import Link, Survey
from draagvlak.capabilities.pulse.queries.asked import to_remind, to_send
from draagvlak.capabilities.pulse.queries.surveys import takes_answers
from draagvlak.capabilities.pulse.wording.mailing import Asking, asking_mail

AT_ONCE = 20
PAUSE = 5  # seconds between them: mail servers slow down, or refuse, who sends all at once
HELD = 600  # seconds that others keep off, also where the process was killed


def send_invitations(authority: Authority, survey: Survey) -> int:
    """Send the mails of `survey` that wait, where it is open. Gives how many went."""
    return _all(authority, survey, to_send(survey), is_reminder=False)


def send_reminders(authority: Authority, survey: Survey, days: int) -> int:
    """Remind, once, whom a mail went to so many days ago and who did not answer. Gives how many went."""
    return _all(authority, survey, to_remind(survey, days), is_reminder=True)


def _all(authority: Authority, survey: Survey, rows: QuerySet[Link], is_reminder: bool) -> int:
    held, sent = f"pulse:sending:{survey.pk}", 0
    if not takes_answers(survey) or not caches["default"].add(held, 1, HELD):
        return 0
    try:
        while some := list(rows.order_by("pk")[:AT_ONCE]):
            went = _some(authority, survey, some, is_reminder)
            sent += went
            if went < len(some):
                break  # the mail server does not take them: the nightly worker tries again
            caches["default"].touch(held, HELD)
            time.sleep(0 if settings.LATER_INLINE else PAUSE)
    finally:
        caches["default"].delete(held)
    return sent


def _some(authority: Authority, survey: Survey, links: Sequence[Link], is_reminder: bool) -> int:
    column, day = ("reminder_hash", "reminded_on") if is_reminder else ("token_hash", "sent_on")
    tokens = {link.pk: secrets.token_hex(16) for link in links}
    with acting(None, "pulse.send", authority, survey.network) as note:
        for link in links:
            setattr(link, column, hash_of(tokens[link.pk]))
        Link.objects.bulk_update(links, [column])
        note(survey)
    went = _mailed(survey, [(link.email, tokens[link.pk]) for link in links], is_reminder)
    Link.objects.filter(pk__in=[link.pk for link in links[:went]]).update(**{day: localdate()})
    return went


def _mailed(survey: Survey, to: Sequence[tuple[str, str]], is_reminder: bool) -> int:
    """How many of `to` (address, secret) went, from the first on; an address that is refused counts as gone to."""
    director = survey.network.director
    about = Asking(survey.network.name, director.name if director else "", survey.closes_on, survey.told_on)
    went = 0
    try:
        with get_connection() as connection:
            for address, token in to:
                mail = asking_mail(about, f"{survey.site}/peiling/{token}/", is_reminder)
                with suppress(SMTPRecipientsRefused):
                    EmailMessage(mail.subject, mail.text, None, [address], connection=connection).send()
                went += 1
    except OSError:  # smtplib's errors are
        return went
    return went
