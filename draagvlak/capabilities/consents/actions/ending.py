"""A consent that is taken back, and what goes with the last one for a quote: the words themselves. Called by answering
and taking back, within their own `acting`.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from draagvlak.capabilities.consents.actions.ledger import write_down
from draagvlak.capabilities.consents.choices import YES
from draagvlak.capabilities.consents.models import STANDS, Asked, QuoteConsent
from draagvlak.capabilities.conversations.actions.emptying import _empty_fragments
from draagvlak.capabilities.conversations.models import Fragment


def _end_consent(row: QuoteConsent, day: date, how: str) -> None:
    """It was taken back: neither a name nor anything of the words stays with it. Twice is once."""
    if row.withdrawn_on is None:
        row.withdrawn_on, row.withdrawn_how, row.name, row.words_mark = day, how, "", ""
        row.save(update_fields=["withdrawn_on", "withdrawn_how", "name", "words_mark"])


def _end_words(taken: Collection[QuoteConsent], today: date) -> None:
    """Where with `taken`, consents that were just taken back, no use of a quote stands agreed to: its words go from the
    conversation too, and so does what of the same voice says nothing else. Nothing is asked about them any more. It is
    written down where a backup that is put back does not reach (actions.again).
    """
    going = _going(taken, today)
    write_down(taken, going, today)
    _empty(going, today)


def _going(taken: Collection[QuoteConsent], today: date) -> list[int]:
    """The fragments of which the words go."""
    found: list[int] = []
    for voice in {row.participant_id for row in taken}:
        left = _without_consent(voice, today)
        mine = {row.fragment_id for row in taken if row.participant_id == voice}
        said = [f" {_plain(words)} " for key, words in left.items() if key in mine]
        found += [key for key, words in left.items() if any(f" {_plain(words)} " in other for other in said)]
    return found


def _empty(keys: Collection[int], today: date) -> None:
    _empty_fragments(Fragment.objects.filter(pk__in=keys), today)
    Asked.objects.filter(fragment__in=keys).delete()
    QuoteConsent.objects.filter(fragment__in=keys).update(words_mark="")


def _without_consent(voice: int, today: date) -> dict[int, str]:
    """What this voice said, the words by fragment, and nobody may use today."""
    stands = QuoteConsent.objects.filter(STANDS, Q(until=None) | Q(until__gte=today), answer__in=YES)
    theirs = Fragment.objects.filter(Q(voice=voice) | Q(voice=None, consents__participant=voice)).exclude(words="")
    return dict(theirs.exclude(pk__in=stands.values("fragment")).order_by("pk").values_list("pk", "words"))


def _plain(words: str) -> str:
    return " ".join(words.split())
