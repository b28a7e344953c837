"""Who said something took it back: the words go from where they were written down. Called by `consents`, within its own
`acting`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date

from django.db.models import F, QuerySet

from draagvlak.basics.copies import may_hold, places_of_copies
from draagvlak.basics.places import Place
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.ageing import _place, _take_words_out
from draagvlak.capabilities.conversations.mapping import places_of
from draagvlak.capabilities.conversations.models import Fragment, Source
from draagvlak.capabilities.conversations.readers.known_again import is_known_again


def _empty_fragments(rows: QuerySet[Fragment], today: date) -> int:
    """The fragments stay, without words and without a place, now and in what they were before: themes and stories go on
    pointing to them. The texts of their conversations say […] where the words stood, also where nobody marked them; but
    not where they are part of another fragment that stays. Gives how many.
    """
    talks = rows.order_by().values("conversation")
    sources = list(Source.objects.select_for_update(of=("self",)).filter(conversation__in=talks).order_by("pk"))
    found = list(rows.exclude(words="").select_for_update(of=("self",)).order_by("pk"))
    keys = {one.pk for one in found}
    said: dict[int, set[str]] = defaultdict(set)
    for one in found:
        said[one.conversation_id].add(one.words)
    for source in sources:
        more = _places_of_all(source.text, said[source.conversation_id])
        going = [*more, *(_place(one) for one in found if one.source_id == source.pk and one.start is not None)]
        _displace_removed(source, going)
        _take_words_out(source, keys, more)
    emptied = {"words": "", "start": None, "end": None, "taken_back_on": today, "version": F("version") + 1}
    Fragment.objects.filter(pk__in=keys).update(**emptied)
    Fragment.history.model.objects.filter(id__in=keys).update(words="", taken_back_on=today)
    return len(keys)


def _cut_known(conversation: int, known: Callable[[str], list[Place]]) -> None:
    """Out of the texts of a conversation what is `known` by its mark alone (readers.known_again), but not what of it
    is part of a fragment that stays.
    """
    for source in Source.objects.select_for_update(of=("self",)).filter(conversation=conversation).order_by("pk"):
        places = known(source.text)
        _displace_removed(source, places)
        _take_words_out(source, set(), places)


def _cut_copies(authority: Authority, said: Collection[str]) -> None:
    """Out of every text of a conversation so many words in a row of what was `said`, but not what of it is part of a
    fragment that stays.
    """
    rows = Source.objects.filter(may_hold(("text",), said), authority=authority)
    for source in rows.select_for_update(of=("self",)).order_by("pk"):
        places = [place for one in said for place in places_of_copies(source.text, one)]
        if places:
            _displace_removed(source, places)
            _take_words_out(source, set(), places)


def _places_of_all(text: str, said: Collection[str]) -> list[Place]:
    return [place for words in said if is_known_again(words) for place in places_of(text, words)]


def _displace_removed(source: Source, going: Collection[Place]) -> None:
    """A fragment that was removed today holds no words in the text."""
    removed = Fragment.objects.filter(source=source, start__isnull=False).exclude(gone_on=None)
    keys = [one.pk for one in removed if any(_touch(_place(one), place) for place in going)]
    Fragment.objects.filter(pk__in=keys).update(start=None, end=None)


def _touch(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
