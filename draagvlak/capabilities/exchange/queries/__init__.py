"""Every read of lists that were brought."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import now

from draagvlak.basics import progress
from draagvlak.basics.later import has_workers
from draagvlak.basics.progress import Progress, Tell
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange.choices import KEPT_FOR, Holds, Kept, State
from draagvlak.capabilities.exchange.mapping.brought import Brought, brought_in, under
from draagvlak.capabilities.exchange.mapping.listing import Listing, Mapping
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.summary import Summary
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries.kept import KeptPieces
from draagvlak.capabilities.exchange.readers.stored import Packed, unpacked, watched
from draagvlak.capabilities.exchange.readers.table import Book
from draagvlak.capabilities.network.queries import newest_batch
from draagvlak.capabilities.network.queries.standing import directed_by

UNSEEN = ("cells", "mapping", "found", "same")  # what a list of lists does not need
REPORT_WITHIN = timedelta(hours=6)


@dataclass(frozen=True)
class Preview:
    """What a list would bring, under its mapping as it stands."""

    mapping: Mapping
    listing: Summary


def uploads(user: User, authority: Authority) -> list[Upload]:
    """The lists of `own`, newest first, without their cells, with `shown`: how far each is."""
    found = list(own(user, authority).defer(*UNSEEN).select_related("network"))
    for upload in found:
        upload.shown = shown_state(upload)  # type: ignore[attr-defined]
    return found


def upload_at(user: User, authority: Authority, token: UUID) -> Upload | None:
    """The list, without its cells, if it is one of `own`."""
    return own(user, authority).defer("cells").select_related("network", "batch").filter(token=token).first()


def own(user: User, authority: Authority) -> QuerySet[Upload]:
    """The lists of the networks that `user` directs, and those that they brought and that are in no network (yet)."""
    mine = Q(network__in=directed_by(user, authority)) | Q(network=None, made_by=user)
    return Upload.objects.filter(mine, holds=Holds.CONTACTS)


def preview(upload: Upload) -> Preview:
    """From what was kept when the list came or its mapping changed: looking again reads nothing again."""
    return Preview(Mapping.from_json(upload.mapping), Summary.from_json(upload.found))


def is_outdated(upload: Upload) -> bool:
    """Whether the network that the list was weighed against changed since."""
    against = upload.against or {}
    return bool(against.get("network")) and newest_batch(against["network"]) != against["newest"]


def kept_book(upload: Upload, relation: str | None = None) -> Book:
    """The list as it was read, of a network file with several relations the one that is meant."""
    return unpacked(Packed(bytes(upload.cells), KeptPieces(upload.pk, Kept.CELLS)), relation)


def listing_of(upload: Upload, mapping: Mapping, tell: Tell = progress.silent) -> Listing:
    """All that the list says under `mapping`, read from its cells: seconds for a large one."""
    book = kept_book(upload, mapping.relation)
    return read_listing(watched(book, tell), mapping, upload.as_of, upload.director or None, upload.same)


def brought_by(upload: Upload, tell: Tell = progress.silent) -> Listing | Brought:
    """What the list brings under its mapping: as it was kept when that was decided; read anew where it was not."""
    tell("reading", 0, 0)
    mark = under(upload.mapping, upload.same, upload.director, upload.as_of)
    kept = brought_in(KeptPieces(upload.pk, Kept.BROUGHT), mark)
    return kept or listing_of(upload, Mapping.from_json(upload.mapping), tell)


def is_at_work(upload: Upload) -> bool:
    return progress.is_alive(str(upload.token))


def is_lost(upload: Upload) -> bool:
    """Whether the work on a list was cut off, by a restart or worse: it is not done, and nobody does it.

    What waits for a worker is not lost, however long the queue.
    """
    if upload.state != State.IMPORTING or is_at_work(upload) or upload.started_at is None:
        return False
    told = progress.told(str(upload.token))
    if told is not None and told.stage == "waiting" and has_workers():
        return False
    return now() - upload.started_at > timedelta(seconds=progress.LOST_AFTER)


def undecided(upload: Upload) -> Q:
    """Where it is itself still to be read in: nobody began to, or what was begun failed or is lost."""
    may = Q(pk=upload.pk, state__in=(State.READ, State.FAILED))
    if is_lost(upload):
        may |= Q(pk=upload.pk, state=State.IMPORTING, started_at=upload.started_at)
    return may


def shown_state(upload: Upload) -> str:
    """The state as one should see it: lost work has failed; rows whose report is being made are not done yet."""
    if is_lost(upload):
        return State.FAILED
    fresh = upload.started_at is not None and now() - upload.started_at < REPORT_WITHIN
    if upload.state == State.DONE and fresh and is_at_work(upload):
        return State.IMPORTING
    return str(upload.state)


def progress_of(upload: Upload) -> Progress:
    return progress.told(str(upload.token)) or Progress("waiting")


def undo_until(upload: Upload) -> date | None:
    """The last day on which the list can be undone; None where there is nothing to undo."""
    if upload.state != State.DONE or upload.batch is None:
        return None
    return (upload.batch.created_at + timedelta(days=KEPT_FOR)).date()


def may_be_undone(upload: Upload) -> bool:
    return upload.batch is not None and now() <= upload.batch.created_at + timedelta(days=KEPT_FOR)
