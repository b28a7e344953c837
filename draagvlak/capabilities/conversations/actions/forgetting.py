"""Somebody goes out of conversations; called where `privacy` erases them, within its own `acting`."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet

from draagvlak.basics.letters import plain
from draagvlak.basics.mentions import GONE
from draagvlak.capabilities.conversations.actions.ageing import _at_once, end_fragments, end_texts
from draagvlak.capabilities.conversations.actions.sources import move_places
from draagvlak.capabilities.conversations.mapping import only_place
from draagvlak.capabilities.conversations.models import Fragment, Participant, Sound, Source
from draagvlak.capabilities.conversations.readers.texts import lines_of


def _forget_voices(voices: Collection[Participant]) -> dict[str, int]:
    """What they said goes: fragments, their words in the texts, lines of texts that begin with their name, and the
    sound of conversations in which they can be heard. Then that they took part.
    """
    keys = [one.pk for one in voices]
    talks = {one.conversation_id for one in voices}
    called = {talk: {plain(one.known_as) for one in voices if one.conversation_id == talk} for talk in talks}
    gone = end_fragments(Fragment.objects.filter(voice__in=keys))
    for source in Source.objects.filter(conversation__in=talks):
        _rewrite(source, lambda text, names=called[source.conversation_id]: _without_lines(text, names))  # type: ignore[misc]
    end_texts(Sound.objects.filter(conversation__in=talks))
    Fragment.history.model.objects.filter(voice_id__in=keys).update(voice_id=None)
    Participant.objects.filter(pk__in=keys).delete()
    _at_once(Participant.history.model.objects.filter(id__in=keys))
    return {"fragments": gone}


def _rewrite_words(sources: QuerySet[Source], change: Callable[[str], str]) -> None:
    """Other words in texts, and the same in what was marked in them: places stay right."""
    for source in sources.select_for_update(of=("self",)):
        _rewrite(source, change)


def _rewrite(source: Source, change: Callable[[str], str]) -> None:
    before, after = source.text, change(source.text)
    if after == before:
        return
    marked = list(Fragment.objects.filter(source=source, start__isnull=False))
    source.text = after
    source.version += 1
    source.save(update_fields=["text", "version"])
    move_places(source, before)
    for one in marked:
        _say_anew(one, after, change(one.words))


def _say_anew(fragment: Fragment, text: str, words: str) -> None:
    """Of a fragment of which the words change with those of its source: where these stand once, it has its place."""
    if words == fragment.words:
        return
    start, end = only_place(text, words) or (None, None)
    values: dict[str, Any] = {"words": words, "start": start, "end": end, "version": fragment.version + 1}
    Fragment.objects.filter(pk=fragment.pk).update(**values)


def _without_lines(text: str, names: Collection[str]) -> str:
    """The text without what follows on one of the names at the beginning of a line.

    >>> _without_lines("An: ja\\nBo: nee", {"an"})
    '[gewist]\\nBo: nee'
    """
    lines = [GONE if who and plain(who) in names else line for who, line in lines_of(text)]
    return "\n".join(lines)
