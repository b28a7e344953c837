"""A consent that is taken back, and what goes with the last one for a quote: the words themselves. Called by answering
and taking back, within their own `acting`.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q

from draagvlak.basics.copies import take_copies_out
from draagvlak.capabilities.consents.actions.ledger import write_down
from draagvlak.capabilities.consents.choices import YES
from draagvlak.capabilities.consents.models import STANDS, Asked, QuoteConsent
from draagvlak.capabilities.conversations.actions.ageing import GONE
from draagvlak.capabilities.conversations.actions.emptying import _cut_copies, _empty_fragments
from draagvlak.capabilities.conversations.models import Fragment

# Where words stand by a consent of their own, or at a place that is known.
WORDS_OF_VOICES = tuple(
    f"{room}.{kept}{name}"
    for room, name in (("conversations", "Source"), ("conversations", "Fragment"), ("stories", "Story"))
    for kept in ("", "Historical")
)


def _end_consent(row: QuoteConsent, day: date, how: str) -> None:
    """It was taken back: neither a name nor anything of the words stays with it. Twice is once."""
    if row.withdrawn_on is None:
        row.withdrawn_on, row.withdrawn_how, row.name, row.words_mark = day, how, "", ""
        row.save(update_fields=["withdrawn_on", "withdrawn_how", "name", "words_mark"])


def _end_words(taken: Collection[QuoteConsent], today: date) -> list[Any]:
    """Where with `taken`, consents that were just taken back, no use of a quote stands agreed to: its words go from the
    conversation too, and so does what of the same voice says nothing else; and where somebody typed them over, so many
    in a row (basics.copies). Nothing is asked about them any more. It is written down where a backup that is put back
    does not reach (actions.again). Gives the rows in which they were typed over.
    """
    going = _going(taken, today)
    write_down(taken, going, today)
    return _empty(going, today)


def _going(taken: Collection[QuoteConsent], today: date) -> list[int]:
    """The fragments of which the words go."""
    found: list[int] = []
    for voice in {row.participant_id for row in taken}:
        left = _without_consent(voice, today)
        mine = {row.fragment_id for row in taken if row.participant_id == voice}
        said = [f" {_plain(words)} " for key, words in left.items() if key in mine]
        found += [key for key, words in left.items() if any(f" {_plain(words)} " in other for other in said)]
    return found


def _empty(keys: Collection[int], today: date) -> list[Any]:
    rows = Fragment.objects.filter(pk__in=keys)
    before = Fragment.history.model.objects.filter(id__in=keys)
    said = sorted({words for some in (rows, before) for words in some.values_list("words", flat=True) if words})
    whose = next((row.authority for row in rows.select_related("authority")[:1]), None)
    _empty_fragments(rows, today)
    Asked.objects.filter(fragment__in=keys).delete()
    QuoteConsent.objects.filter(fragment__in=keys).update(words_mark="")
    if whose is None:
        return []
    _cut_copies(whose, said)
    return take_copies_out(whose, said, GONE, but=WORDS_OF_VOICES)


def _without_consent(voice: int, today: date) -> dict[int, str]:
    """What this voice said, the words by fragment, and nobody may use today."""
    stands = QuoteConsent.objects.filter(STANDS, Q(until=None) | Q(until__gte=today), answer__in=YES)
    theirs = Fragment.objects.filter(Q(voice=voice) | Q(voice=None, consents__participant=voice)).exclude(words="")
    return dict(theirs.exclude(pk__in=stands.values("fragment")).order_by("pk").values_list("pk", "words"))


def _plain(words: str) -> str:
    return " ".join(words.split())
