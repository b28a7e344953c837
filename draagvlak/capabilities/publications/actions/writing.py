"""Writing a chapter, and what others say of it."""

from draagvlak.basics.editing import ChangedMeanwhileError, edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.publications.actions.notes import _to_write
from draagvlak.capabilities.publications.models import AgreementNote, Comment, NotePart
from draagvlak.capabilities.publications.queries.chapters import asked_in
from draagvlak.capabilities.publications.readers.schemes import scheme_of

Chapter = tuple[int, str]  # key of a note, chapter


def write_part(
    user: User, authority: Authority, network: Network, at: tuple[Chapter, int], text: str, step: str
) -> NotePart:
    """Give the chapter `at` (note and chapter, version; 0 where nothing was written) a text.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    (key, chapter), version = at
    with acting(user, "publications.write", authority, network) as note:
        found = _to_write(network, key)
        if asked_in(scheme_of(found.scheme), chapter) is None:
            raise RefusedError("chapter", "no-chapter")
        refuse_register_numbers({"text": text})
        values = {"text": text.replace("\r\n", "\n").rstrip(), "_change_reason": step}
        was = NotePart.objects.filter(note=found, chapter=chapter).first()
        if was is None:
            was = NotePart(authority=authority, note=found, chapter=chapter, text=values["text"])
            was._change_reason = step  # type: ignore[attr-defined]
            was.save()
        elif version == 0:
            raise ChangedMeanwhileError(was)
        else:
            was = edit(NotePart.objects.filter(note=found), was.pk, version, values)
        note(was)
    return was


def comment(user: User, authority: Authority, network: Network, at: Chapter, text: str, once: str) -> Comment:
    """Also on a note that was filed. Sent twice, made once.

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, "publications.comment", authority, network, once=once) as note:
        refuse_register_numbers({"text": text})
        found = AgreementNote.objects.get(network=network, pk=at[0])
        if asked_in(scheme_of(found.scheme), at[1]) is None:
            raise RefusedError("chapter", "no-chapter")
        made = Comment.objects.create(
            authority=authority, note=found, chapter=at[1], text=text.strip(), by=user, on=day_of(network)
        )
        note(made)
    return made


def take_back_comment(user: User, authority: Authority, network: Network, key: int) -> None:
    """One's own, while nobody dealt with it: it leaves nothing behind.

    Raises DoesNotExist, also for that of another, and PermissionDenied.
    """
    with acting(user, "publications.comment", authority, network) as note:
        rows = Comment.objects.select_for_update(of=("self",))
        found = rows.get(note__network=network, pk=key, by=user, settled_on=None)
        note(found)
        found.delete()


def settle(user: User, authority: Authority, network: Network, key: int, is_settled: bool) -> Comment:
    """Say that a comment was dealt with, or that it still waits. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "publications.write", authority, network) as note:
        found = Comment.objects.select_for_update(of=("self",)).get(note__network=network, pk=key)
        found.settled_on = day_of(network) if is_settled else None
        found.save()
        note(found)
    return found
