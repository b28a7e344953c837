"""Laying a note, a voice or a picture with an idea; changing it, taking it away. By whoever is in on the idea."""

from dataclasses import dataclass
from datetime import date

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.stirring import _inside, _stir
from draagvlak.capabilities.ideas.choices import NoteKind
from draagvlak.capabilities.ideas.models import IdeaNote, IdeaPicture
from draagvlak.capabilities.ideas.readers.pictures import PictureRefusedError, picture_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

RIGHT = "ideas.have"  # that they are in on the idea is asked besides


@dataclass(frozen=True)
class Laid:
    """What a form says of a note. `text` of a picture says what is on it. `people_agreed`: everybody on it said yes,
    or nobody can be recognised.
    """

    kind: str
    text: str
    said_by: str = ""
    goes_along: bool = False
    picture: bytes | None = None
    people_agreed: bool = False


def lay(user: User, authority: Authority, network: Network, idea_key: str, laid: Laid, step: str) -> IdeaNote:
    """Sent twice, laid once. Raises RefusedError, Idea.DoesNotExist, PermissionDenied, and SentBeforeError."""
    with acting(user, RIGHT, authority, network, once=step, quietly=True) as note:
        idea = _inside(user, network, idea_key)
        kind = NoteKind(laid.kind)
        texts = _ready(kind, laid)
        picture = _picture(laid) if kind == NoteKind.PICTURE else None
        on: date = day_of(network)
        made = IdeaNote(authority=authority, idea=idea, kind=kind, on=on, by=user, goes_along=laid.goes_along, **texts)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        if picture is not None:
            IdeaPicture.objects.create(authority=authority, note=made, kind=picture[0], content=picture[1])
        _stir(idea, network)
        note(made)
    return made


def change_note(
    user: User, authority: Authority, network: Network, at: tuple[str, str, int], laid: Laid, step: str
) -> IdeaNote:
    """`at`: the keys of the idea and of the note, and its version. Its kind and its picture stay.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        idea_key, key, version = at
        idea = _inside(user, network, idea_key)
        rows = IdeaNote.objects.filter(idea=idea)
        found = rows.get(key=key)
        values = {**_ready(NoteKind(found.kind), laid), "goes_along": laid.goes_along, "_change_reason": step}
        changed = edit(rows, found.pk, version, values)
        _stir(idea, network)
        note(changed)
    return changed


def remove_note(user: User, authority: Authority, network: Network, idea_key: str, key: str, step: str) -> None:
    """Take it away; until the night it can be brought back. Raises DoesNotExist, PermissionDenied."""
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        idea = _inside(user, network, idea_key)
        found = IdeaNote.objects.select_for_update(of=("self",)).get(idea=idea, key=key)
        note(found)
        keep_as_it_is(found)
        IdeaPicture.objects.filter(note=found).update(note=None, was_of=found.pk, left_on=day_of(network))
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()
        _stir(idea, network)


def _ready(kind: NoteKind, laid: Laid) -> dict[str, str]:
    texts = {"text": laid.text.strip(), "said_by": laid.said_by.strip() if kind == NoteKind.VOICE else ""}
    refuse_register_numbers(texts)
    if not texts["text"]:
        raise RefusedError("text", "empty-alt" if kind == NoteKind.PICTURE else "empty-note")
    return texts


def _picture(laid: Laid) -> tuple[str, bytes]:
    """Its kind and what is kept of it. Without the yes of who is on it nothing is kept: not even for a moment."""
    if not laid.people_agreed:
        raise RefusedError("people", "no-yes")
    if laid.picture is None:
        raise RefusedError("picture", "no-picture")
    try:
        kind, content = picture_of(laid.picture)
    except PictureRefusedError as error:
        raise RefusedError("picture", f"picture-{error.code}") from error
    return kind.value, content
