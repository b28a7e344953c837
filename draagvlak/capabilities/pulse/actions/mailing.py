"""Mails with a link leave a few at a time: the secret is made, the mail goes, and that it went is written down.

In that order: a server that stops in between sends some mails twice, with the newest link the good one, but leaves
nobody out. No transaction is open while a mail goes, since on SQLite nobody could answer meanwhile.
"""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage, get_connection
from django.utils.timezone import localdate

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.pulse.models import Link, Survey
from draagvlak.capabilities.pulse.wording.mailing import Asking, asking_mail


def send_some(authority: Authority, survey: Survey, links: Sequence[Link], is_reminder: bool) -> int:
    """A mail, or a reminder, to the first of `links` that the mail server takes. Gives how many went."""
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
