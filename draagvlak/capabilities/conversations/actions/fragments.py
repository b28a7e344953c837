"""Marking fragments: words, their place, who said them, what they are about. By its `step` each is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from draagvlak.basics.editing import edit
from draagvlak.basics.letters import plain
from draagvlak.basics.places import Place
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.conversations import WRITE, _take_away
from draagvlak.capabilities.conversations.actions.themes import _theme_called
from draagvlak.capabilities.conversations.choices import MOST_WORDS
from draagvlak.capabilities.conversations.mapping import only_place
from draagvlak.capabilities.conversations.models import (
    Conversation,
    Fragment,
    FragmentTheme,
    Participant,
    Source,
    Theme,
)
from draagvlak.capabilities.conversations.queries.seeing import fragments_in, sources_in
from draagvlak.capabilities.conversations.readers.speaking import said_from
from draagvlak.capabilities.conversations.readers.texts import plain_lines
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers


@dataclass(frozen=True)
class Marked:
    """What a form says of a fragment: `place` in the source, or its `words` as they stand there. `themes`: keys;
    `new_themes`: names, made where nothing is called so yet. `voice`: the key of a participant; `new_voice`: the name
    of somebody who comes along, where nobody is called so yet.
    """

    place: Place | None = None
    words: str = ""
    voice: int | None = None
    themes: tuple[int, ...] = ()
    new_themes: tuple[str, ...] = ()
    new_voice: str = ""


def mark_fragment(
    user: User, authority: Authority, network: Network, source: int, marked: Marked, step: str
) -> Fragment:
    """Sent twice, marked once. Raises RefusedError, DoesNotExist, PermissionDenied, and SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        of = sources_in(network).select_related("conversation").select_for_update(of=("self",)).get(pk=source)
        start, end = _place(of, marked)
        made = Fragment(
            authority=authority,
            conversation_id=of.conversation_id,
            source=of,
            start=start,
            end=end,
            words=of.text[start:end],
            voice=_voice(of.conversation, marked.voice) or _new_voice(of.conversation, marked.new_voice, step),
            marked_by=user,
            marked_on=day_of(network),
        )
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        _set_themes(network, made, marked, step)
        note(made)
    return made


def change_fragment(
    user: User, authority: Authority, network: Network, at: tuple[int, int], marked: Marked, step: str
) -> Fragment:
    """Who said it, and its themes. Its words stay: somebody may have agreed to them.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        rows = fragments_in(network)
        before = rows.select_related("conversation").get(pk=at[0])
        voice = _voice(before.conversation, marked.voice)
        changed = edit(rows, *at, {"voice": voice, "_change_reason": step})
        _set_themes(network, changed, marked, step)
        note(changed)
    return changed


def remove_fragment(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Until the night it can be brought back. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        found = fragments_in(network).select_for_update(of=("self",)).get(pk=key)
        _take_away(found, day_of(network), step)
        note(found)


def place_again(user: User, authority: Authority, network: Network, key: int) -> Fragment:
    """Where the words of a fragment that lost its place stand now, if they stand once in any one text of its
    conversation. Raises RefusedError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        found = fragments_in(network).select_for_update(of=("self",)).get(pk=key)
        if found.start is None or found.source_id is None:
            sources = sources_in(network).filter(conversation=found.conversation_id)
            places = [(source, place) for source in sources if (place := only_place(source.text, found.words))]
            if len(places) != 1:
                raise RefusedError("words", "no-only-place")
            found.source, (found.start, found.end) = places[0]
            Fragment.objects.filter(pk=found.pk).update(source=found.source, start=found.start, end=found.end)
        note(found)
    return found


def _place(source: Source, marked: Marked) -> Place:
    """Where the words stand, without white space around them. Raises RefusedError."""
    place = marked.place
    if place is None:
        words = plain_lines(marked.words).strip()
        refuse_register_numbers({"words": words})
        if not words:
            raise RefusedError("words", "no-words")
        place = only_place(source.text, words)
        if place is None:
            raise RefusedError("words", "words-twice" if words in source.text else "words-not-there")
        place = said_from(source.text, *place), place[1]
    start, end = place
    text = source.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    if start < 0 or end <= start:
        raise RefusedError("words", "no-words")
    if end - start > MOST_WORDS:
        raise RefusedError("words", "too-many-words")
    if marked.place is not None and marked.words and plain_lines(marked.words).strip() != source.text[start:end]:
        raise RefusedError("words", "text-changed")  # somebody wrote on while it was being marked
    return start, end


def _voice(conversation: Conversation, key: int | None) -> Participant | None:
    if key is None:
        return None
    found = Participant.objects.filter(conversation=conversation, pk=key).first()
    if found is None:
        raise RefusedError("voice", "no-voice")
    return found


def _new_voice(conversation: Conversation, name: str, step: str) -> Participant | None:
    said = " ".join(name.split())
    refuse_register_numbers({"new_voice": said})
    if not said:
        return None
    there = Participant.objects.filter(conversation=conversation)
    found = next((one for one in there if plain(one.known_as) == plain(said)), None)
    if found is None:
        found = Participant(authority_id=conversation.authority_id, conversation=conversation, known_as=said)
        found._change_reason = step  # type: ignore[attr-defined]
        found.save()
    return found


def _set_themes(network: Network, fragment: Fragment, marked: Marked, step: str) -> None:
    chosen = list(Theme.objects.filter(network=network, gone_on=None, pk__in=marked.themes))
    chosen += [_theme_called(network, name, step) for name in marked.new_themes]
    wanted = {theme.pk: theme for theme in chosen}
    there: Sequence[FragmentTheme] = list(FragmentTheme.objects.filter(fragment=fragment, theme__gone_on=None))
    for row in there:
        if row.theme_id not in wanted:
            row._change_reason = step  # type: ignore[attr-defined]
            row.delete()
    for key in wanted.keys() - {row.theme_id for row in there}:
        made = FragmentTheme(authority_id=network.authority_id, fragment=fragment, theme=wanted[key])
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
