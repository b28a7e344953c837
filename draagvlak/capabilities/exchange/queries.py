"""Every read of lists that were brought."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from draagvlak.capabilities.exchange.mapping.listing import Listing, Mapping
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.readers.stored import unpacked


@dataclass(frozen=True)
class Preview:
    """What a list would bring, under its mapping as it stands."""

    mapping: Mapping
    listing: Listing


@dataclass(frozen=True)
class Progress:
    """Rows done of all; `total` 0 where that is not known."""

    done: int
    total: int


def uploads() -> QuerySet[Upload]:
    """The lists of the authority in scope, newest first, without their cells."""
    return Upload.objects.defer("cells", "mapping").select_related("network")


def upload_at(token: UUID) -> Upload | None:
    return Upload.objects.select_related("network").filter(token=token).first()


def preview(upload: Upload) -> Preview:
    mapping = Mapping.from_json(upload.mapping)
    book = unpacked(bytes(upload.cells))
    return Preview(mapping, read_listing(book, mapping, upload.as_of, upload.director or None, upload.same))


def progress_of(upload: Upload) -> Progress:
    """A list is read in within the request, in one transaction: while it runs there is nothing between none and all."""
    return Progress(done=0, total=0)
