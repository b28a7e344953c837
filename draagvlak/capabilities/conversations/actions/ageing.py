"""What of conversations has had its time, or was taken away, goes for good. Called by the retention of `privacy`,
within its own `acting`.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from draagvlak.basics.bulk import delete_at_once
from draagvlak.basics.places import replaced
from draagvlak.capabilities.conversations.models import (
    Conversation,
    Fragment,
    FragmentTheme,
    Participant,
    Sound,
    SoundPiece,
    Source,
)

WITHOUT_HISTORY: tuple[Any, ...] = (Source, Sound)
GONE = "[…]"  # stands in a source where words went


def _end_fragments(rows: QuerySet[Fragment]) -> int:
    """The fragments go, with what they were before; and out of the source their words, but what another fragment that
    stays says too. Gives how many.
    """
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    where = Fragment.objects.filter(pk__in=keys).order_by().values("source")
    for source in Source.objects.select_for_update(of=("self",)).filter(pk__in=where):
        _take_words_out(source, set(keys))
    return _forget_fragments(keys)


def _forget_fragments(keys: list[int]) -> int:
    Fragment.objects.filter(pk__in=keys).delete()
    links = FragmentTheme.history.model.objects.filter(fragment_id__in=keys)
    delete_at_once(links)
    delete_at_once(Fragment.history.model.objects.filter(id__in=keys))
    return len(keys)


def _end_taken_away() -> int:
    """What was taken away and not brought back. Words stay in the text in which a fragment of them was marked. Gives
    how many rows.
    """
    ended = _end_conversations(Conversation.objects.exclude(gone_on=None))
    ended += _forget_fragments(list(Fragment.objects.exclude(gone_on=None).values_list("pk", flat=True)))
    return ended + sum(_end_texts(model.objects.exclude(gone_on=None)) for model in WITHOUT_HISTORY)


def _end_texts(rows: QuerySet[Any]) -> int:
    """Sources, or sounds with their pieces. What was marked in a source stays, without its place. Gives how many."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    if rows.model is Sound:
        delete_at_once(SoundPiece.objects.filter(sound__in=keys))
    else:
        Fragment.objects.filter(source__in=keys).update(source=None, start=None, end=None)
    rows.model.objects.filter(pk__in=keys).delete()
    return len(keys)


def _end_conversations(rows: QuerySet[Conversation]) -> int:
    """With all that belongs to them, and what it was before. Gives how many."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    fragments = list(Fragment.objects.filter(conversation__in=keys).values_list("pk", flat=True))
    _end_texts(Sound.objects.filter(conversation__in=keys))
    Conversation.objects.filter(pk__in=keys).delete()
    delete_at_once(FragmentTheme.history.model.objects.filter(fragment_id__in=fragments))
    for model in (Fragment, Participant):
        delete_at_once(model.history.model.objects.filter(conversation_id__in=keys))
    delete_at_once(Conversation.history.model.objects.filter(id__in=keys))
    return len(keys)


def _take_words_out(source: Source, going: set[int], more: Collection[tuple[int, int]] = ()) -> None:
    """What stays keeps its place: it is known how many signs went before it. `more`: other places that go."""
    marked = list(Fragment.objects.filter(source=source, start__isnull=False))
    stay = [one for one in marked if one.pk not in going]
    places = [*more, *(_place(one) for one in marked if one.pk in going)]
    stretches = _without(places, [_place(one) for one in stay])
    if not stretches:
        return
    source.text = replaced(source.text, stretches, GONE)
    source.version += 1
    source.save(update_fields=["text", "version"])
    for one in stay:
        start, end = _place(one)
        shift = sum(len(GONE) - (until - since) for since, until in stretches if until <= start)
        one.start, one.end = start + shift, end + shift
    Fragment.objects.bulk_update(stay, ["start", "end"], 500)


def _place(fragment: Fragment) -> tuple[int, int]:
    return fragment.start or 0, fragment.end or 0


def _without(places: Iterable[tuple[int, int]], stay: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of `places` lies in none of `stay`, as stretches that do not touch, in order."""
    kept = {n for start, end in stay for n in range(start, end)}
    signs = sorted({n for start, end in places for n in range(start, end)} - kept)
    found: list[tuple[int, int]] = []
    for sign in signs:
        if found and found[-1][1] == sign:
            found[-1] = found[-1][0], sign + 1
        else:
            found.append((sign, sign + 1))
    return found
