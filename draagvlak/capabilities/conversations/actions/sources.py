"""The texts of a conversation: notes as they fall, and what is pasted or read from a file."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max
from django.utils.timezone import now

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import AuditEntry, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.ageing import GONE
from draagvlak.capabilities.conversations.actions.conversations import WRITE
from draagvlak.capabilities.conversations.choices import MOST_LETTERS, SourceKind
from draagvlak.capabilities.conversations.mapping import moved
from draagvlak.capabilities.conversations.models import Conversation, Fragment, Source
from draagvlak.capabilities.conversations.queries.seeing import conversations_in, sources_in
from draagvlak.capabilities.conversations.queries.taken_back import places_brought_back, places_taken_back
from draagvlak.capabilities.conversations.readers.known_again import without_places
from draagvlak.capabilities.conversations.readers.refused import FileRefusedError
from draagvlak.capabilities.conversations.readers.texts import plain_lines, read_file, tidy
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers


@dataclass(frozen=True)
class Brought:
    """What a form brings: a file as it was sent (its name, its bytes), or a pasted text with the name it gets."""

    text: str = ""
    name: str = ""
    file: tuple[str, bytes] | None = None


def begin_notes(user: User, authority: Authority, network: Network, conversation: int, step: str) -> Source:
    """The first notes of the conversation, or those that are there. Sent twice, begun once.

    Raises DoesNotExist, PermissionDenied, and SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        of = conversations_in(network).select_for_update(of=("self",)).get(pk=conversation)
        found = Source.objects.filter(conversation=of, kind=SourceKind.NOTES, gone_on=None).first()
        notes = found or _add(of, SourceKind.NOTES.value, "", "")
        note(notes)
    return notes


def bring_text(
    user: User, authority: Authority, network: Network, conversation: int, brought: Brought, step: str
) -> Source:
    """What is refused leaves nothing behind. Words that were taken back do not come with it. Sent twice, kept once.

    Raises RefusedError, DoesNotExist, PermissionDenied, and SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        of = conversations_in(network).select_for_update(of=("self",)).get(pk=conversation)
        kind, name, text = _read(brought)
        made = _add(of, kind, name, without_places(text, places_brought_back(network, text), GONE))
        note(made)
    return made


def write_text(user: User, authority: Authority, network: Network, at: tuple[int, int], text: str) -> Source:
    """The text of the source `at` (key, version), as it is typed. What was marked in it moves along, or has no place
    any more. What was taken back does not come back with a text that was open before. The same text again is no change.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network, quietly=_is_written_down(user, at[0])) as note:
        typed = plain_lines(text)
        refuse_register_numbers({"text": typed})
        if len(typed) > MOST_LETTERS:
            raise RefusedError("text", "too-long")
        rows = sources_in(network)
        before = rows.select_related("conversation").select_for_update(of=("self",)).get(pk=at[0])
        typed = without_places(typed, places_taken_back(before.conversation, before.text, typed), GONE)
        if before.text == typed:
            note(before)
            return before
        changed = edit(rows, *at, {"text": typed})
        _move_places(changed, before.text)
        note(changed)
    return changed


def rename_source(user: User, authority: Authority, network: Network, at: tuple[int, int], name: str) -> Source:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        refuse_register_numbers({"name": name})
        changed = edit(sources_in(network), *at, {"name": name.strip()})
        note(changed)
    return changed


def remove_source(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """The words that were marked stay, without their place. Until the night the text can be brought back.

    Raises DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        found = sources_in(network).select_for_update(of=("self",)).get(pk=key)
        found.gone_on, found.gone_by = day_of(network), step
        found.save(update_fields=["gone_on", "gone_by"])
        note(found)


def _move_places(source: Source, before: str) -> None:
    """What was marked in `before` stands elsewhere in the text of the source now, or has no place. Also what was taken
    away and may come back.
    """
    marked = list(Fragment.objects.filter(source=source, start__isnull=False))
    places = moved(before, source.text, [(one.start or 0, one.end or 0) for one in marked])
    changed = []
    for one, place in zip(marked, places, strict=True):
        start, end = place or (None, None)
        if (one.start, one.end) != (start, end):
            one.start, one.end = start, end
            changed.append(one)
    Fragment.objects.bulk_update(changed, ["start", "end"], 500)


def _is_written_down(user: User, key: int) -> bool:
    """Whether the audit says already that `user` works on this text: once an hour, not with every letter."""
    since = now() - timedelta(hours=1)
    said = AuditEntry.objects.filter(user=user, what=WRITE, row=f"conversations.source {key}", at__gte=since)
    return said.exists()


def _add(conversation: Conversation, kind: str, name: str, text: str) -> Source:
    last = Source.objects.filter(conversation=conversation).aggregate(last=Max("position"))["last"] or 0
    return Source.objects.create(
        authority_id=conversation.authority_id,
        conversation=conversation,
        kind=kind,
        name=name,
        text=text,
        position=last + 1,
        added_on=day_of(conversation.network),
    )


def _read(brought: Brought) -> tuple[str, str, str]:
    """Kind, name and text. Raises RefusedError."""
    if brought.file is not None:
        try:
            read = read_file(*brought.file)
        except FileRefusedError as error:
            raise RefusedError("file", f"file-{error.code}") from error
        return read.kind, read.name, tidy(read.text)
    text = tidy(plain_lines(brought.text))
    refuse_register_numbers({"text": text, "name": brought.name})
    if not text:
        raise RefusedError("text", "nothing-brought")
    if len(text) > MOST_LETTERS:
        raise RefusedError("text", "too-long")
    return SourceKind.PASTED.value, brought.name.strip(), text
