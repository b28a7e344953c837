"""A backup was put back: what was taken back since is taken back again, on the day on which it was."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db.models import Q

from draagvlak.capabilities.consents.actions.ending import _empty, _end_consent, _going
from draagvlak.capabilities.consents.actions.ledger import line_of
from draagvlak.capabilities.consents.choices import YES
from draagvlak.capabilities.consents.models import STANDS, Asked, QuoteConsent
from draagvlak.capabilities.conversations.actions.emptying import _cut_known
from draagvlak.capabilities.conversations.models import Fragment
from draagvlak.capabilities.conversations.readers.known_again import places_by_mark


def take_back_again(said: Mapping[str, Any]) -> list[Any]:
    """`said`: a line of the ledger. What the backup does not know it passes over; of a fragment that it does not know,
    the words go from the texts of the conversation all the same. Twice is once. Called by `privacy`, within its own
    `acting`.
    """
    line = line_of(said)
    ended = []
    for one in line.taken:
        of_one = Q(fragment=one.fragment, participant=one.voice, use=one.use)
        rows = QuoteConsent.objects.filter(STANDS, of_one, answer__in=YES, given_on__lte=one.day)
        for row in rows.select_for_update(of=("self",)):
            _end_consent(row, one.day, one.how)
            ended.append(row)
        Asked.objects.filter(ask__participant=one.voice, fragment=one.fragment).delete()
    changed = _empty({*_going(ended, line.today), *line.emptied}, line.today)
    for conversation, marks in line.marks.items():
        _cut_known(conversation, partial(places_by_mark, salt=line.salt, marks=marks))
    Fragment.objects.filter(pk__in=line.emptied, taken_back_on=None).update(taken_back_on=line.today)
    return [*ended, *changed]
