"""A backup was put back: what was taken back since is taken back again, on the day on which it was."""

from datetime import datetime
from functools import partial

from django.db.models import Q

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.actions.ending import _empty, _end_consent, _going
from draagvlak.capabilities.consents.actions.ledger import Line, lines_since
from draagvlak.capabilities.consents.choices import YES
from draagvlak.capabilities.consents.models import STANDS, Asked, QuoteConsent
from draagvlak.capabilities.consents.readers.words import places_by_mark
from draagvlak.capabilities.conversations.actions.emptying import _cut_known
from draagvlak.capabilities.conversations.models import Fragment


def take_back_again(since: datetime) -> int:
    """`since`: the moment of the backup. What it does not know it passes over; of a fragment that it does not know, the
    words go from the texts of the conversation all the same. Twice is once. Gives how many times somebody took back.
    """
    done = 0
    for line in lines_since(since):
        authority = Authority.objects.filter(pk=line.authority).first()
        if authority is None:
            continue
        with inside(authority):  # noqa: SIM117 the frame stands by itself, for whoever looks for it
            with acting(None, "consents.take_back_again", authority) as note:
                note(authority)
                for row in _take_back(line):
                    note(row)
        done += 1
    return done


def _take_back(line: Line) -> list[QuoteConsent]:
    ended = []
    for one in line.taken:
        of_one = Q(fragment=one.fragment, participant=one.voice, use=one.use)
        rows = QuoteConsent.objects.filter(STANDS, of_one, answer__in=YES, given_on__lte=one.day)
        for row in rows.select_for_update(of=("self",)):
            _end_consent(row, one.day, one.how)
            ended.append(row)
        Asked.objects.filter(ask__participant=one.voice, fragment=one.fragment).delete()
    _empty({*_going(ended, line.today), *line.emptied}, line.today)
    for conversation, marks in line.marks.items():
        _cut_known(conversation, partial(places_by_mark, salt=line.salt, marks=marks))
    Fragment.objects.filter(pk__in=line.emptied, taken_back_on=None).update(taken_back_on=line.today)
    return ended
