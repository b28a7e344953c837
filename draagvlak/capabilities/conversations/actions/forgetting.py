"""Somebody goes out of conversations; called where `privacy` erases them, within its own `acting`."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from draagvlak.basics.bulk import delete_at_once
from draagvlak.basics.mentions import GONE
from draagvlak.capabilities.conversations.actions.ageing import _end_fragments, _end_texts
from draagvlak.capabilities.conversations.mapping import moved, only_place
from draagvlak.capabilities.conversations.models import Fragment, Participant, Sound, Source
from draagvlak.capabilities.conversations.readers.speaking import lines_of, meant_by

Change = Callable[[str], str]
AT_ONCE = 500


def _forget_voices(voices: Collection[Participant]) -> dict[str, int]:
    """What they said goes: fragments, with their words in the texts, and the sound of conversations in which they can
    be heard. Then that they took part.
    """
    keys = [one.pk for one in voices]
    gone = _end_fragments(Fragment.objects.filter(voice__in=keys))
    _end_texts(Sound.objects.filter(conversation__in={one.conversation_id for one in voices}))
    Fragment.history.model.objects.filter(voice_id__in=keys).update(voice_id=None)
    Participant.objects.filter(pk__in=keys).delete()
    delete_at_once(Participant.history.model.objects.filter(id__in=keys))
    return {"fragments": gone}


def _rewrite_texts(by_talk: Mapping[int, Change], elsewhere: Change) -> None:
    """Other words in texts, and the same in what was marked in them: places stay right. `by_talk`: of conversations by
    their keys. A fixed number of queries for each five hundred that change.
    """
    found: dict[int, tuple[Source, str]] = {}
    for source in Source.objects.order_by("pk").iterator(AT_ONCE):
        before = source.text
        source.text = by_talk.get(source.conversation_id, elsewhere)(before)
        if source.text != before:
            source.version += 1
            found[source.pk] = source, before
    marked: dict[int, list[Fragment]] = defaultdict(list)
    for one in Fragment.objects.filter(source__in=list(found), start__isnull=False):
        marked[one.source_id or 0].append(one)
    for key, some in marked.items():
        source, before = found[key]
        _follow(source.text, before, some, by_talk.get(source.conversation_id, elsewhere))
    Source.objects.bulk_update([source for source, _before in found.values()], ["text", "version"], AT_ONCE)
    changed = [one for some in marked.values() for one in some]
    Fragment.objects.bulk_update(changed, ["words", "start", "end", "version"], AT_ONCE)


def _follow(text: str, before: str, marked: list[Fragment], change: Change) -> None:
    """Where the words of a fragment change too and stand once, it has its place there."""
    places = moved(before, text, [(one.start or 0, one.end or 0) for one in marked])
    for one, place in zip(marked, places, strict=True):
        words = change(one.words)
        if words != one.words:
            one.words, place = words, only_place(text, words)  # noqa: PLW2901 it stands elsewhere
            one.version += 1
        one.start, one.end = place or (None, None)


def _without_lines(text: str, names: Collection[str], others: Collection[str] = ()) -> str:
    """The text without lines that begin with one of the names, or with a first name of these which none of the `others`
    has: what these said.

    >>> _without_lines("An: ja\\nBo: nee", {"an peeters"}, ("Bo",))
    '[gewist]\\nBo: nee'
    """
    known = [*names, *others]

    def is_theirs(who: str) -> bool:
        found = meant_by(who, known)
        return found is not None and found < len(names)

    return "\n".join(GONE if is_theirs(who) else line for who, line in lines_of(text))
