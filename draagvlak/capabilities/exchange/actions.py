"""Bringing a list, saying what it means, reading it in, undoing it."""

from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange.choices import State
from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import held, preview
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.stored import packed
from draagvlak.capabilities.exchange.writers import Format
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.actions import NewContact, NewPerson, NewRows, add_batch, remove_batch
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import is_newest


def receive(user: User, authority: Authority, name: str, path: Path, as_of: date | None = None) -> Upload:
    """Read the file at `path`, called `name` by its owner, and keep its cells and a proposed mapping.

    What comes after `as_of` (None: today) is planned.
    Raises Refused with nothing stored, and PermissionDenied.
    """
    with acting(user, "network.import", authority) as note:
        book = open_book(path, name)
        upload = Upload.objects.create(
            authority=authority,
            file_name=book.file,
            format=book.format,
            cells=packed(book),
            mapping=propose(book).to_json(),
            as_of=as_of or localdate(),
            made_by=user,
        )
        note(upload)
    return upload


def change_mapping(
    user: User, upload: Upload, mapping: dict[str, Any], same: dict[str, str], director: str | None
) -> Upload:
    """Keep what the director says the list means. Raises PermissionDenied."""
    with acting(user, "network.import", upload.authority) as note:
        upload.mapping, upload.same, upload.director = mapping, same, director or ""
        upload.save(update_fields=["mapping", "same", "director"])
        note(upload)
    return upload


def start_import(user: User, upload: Upload, network: Network | None, new_name: str) -> Upload:
    """Put the list into `network` or a new one, whole or not at all, and make the report. Raises PermissionDenied."""
    with acting(user, "network.import", upload.authority) as note:
        if not Upload.objects.filter(pk=upload.pk, state=State.READ).update(state=State.IMPORTING):
            note(upload)
            return upload
        batch = add_batch(user, upload.authority, network, new_name, _rows(preview(upload).listing))
        upload.state, upload.batch, upload.network = State.DONE, batch, batch.network
        upload.save(update_fields=["state", "batch", "network"])
        refresh_report(user, upload.authority, batch.network)
        note(upload)
    return upload


def cancel_import(user: User, upload: Upload) -> None:
    """Throw the list away before it was read in. Raises PermissionDenied."""
    with acting(user, "network.import", upload.authority) as note:
        Upload.objects.filter(pk=upload.pk, state=State.READ).update(state=State.CANCELLED, cells=b"", mapping={})
        note(upload)


def undo_import(user: User, upload: Upload) -> bool:
    """Make the network what it was before this list. False, and nothing changes, where a newer list came after it.

    Raises PermissionDenied.
    """
    with acting(user, "network.import", upload.authority) as note:
        note(upload)
        upload.refresh_from_db()
        if upload.batch is not None and not is_newest(upload.batch):
            return False
        undone = Upload.objects.filter(pk=upload.pk, state=State.DONE).update(state=State.UNDONE)
        if undone and upload.batch is not None:
            network = upload.network
            remove_batch(user, upload.authority, upload.batch)
            if network is not None and Network.objects.filter(pk=network.pk).exists():
                refresh_report(user, upload.authority, network)
    return True


def export(user: User, authority: Authority, network: Network, wanted: Format, stream: BinaryIO) -> None:
    """Write all of `network` to `stream`. The audit keeps who did so, and when. Raises PermissionDenied.

    What is written is read outside that transaction, since nobody needs to wait for it.
    """
    with acting(user, "network.export", authority) as note:
        note(network)
    wanted.write(held(network), stream)


def _rows(listing: Listing) -> NewRows:
    return NewRows(
        people=tuple(
            NewPerson(p.id, p.name, p.layers, p.function, p.organisation, p.municipality, p.email)
            for p in listing.people
        ),
        contacts=tuple(NewContact(c.on, c.kind, c.subject, c.participants) for c in listing.contacts),
        ties=tuple((tie.a, tie.b, tie.weight) for tie in listing.known_ties),
        director=listing.director,
    )
