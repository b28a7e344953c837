"""Pieces of a list are kept and erased: within this folder only, in the transaction of the action that does so."""

from collections.abc import Iterable

from draagvlak.basics.bulk import write
from draagvlak.capabilities.exchange.choices import Kept
from draagvlak.capabilities.exchange.mapping.brought import pieces_of, under
from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.exchange.models import Piece, Upload

PIECE = ("authority_id", "upload_id", "what", "number", "data")


def _keep(upload: Upload, what: Kept, pieces: Iterable[bytes]) -> None:
    """In place of what was kept of that kind."""
    _forget([upload.pk], what)
    write(Piece, PIECE, ((upload.authority_id, upload.pk, what.value, n, data) for n, data in enumerate(pieces)))


def _keep_brought(upload: Upload, listing: Listing) -> None:
    """What the list brings under its mapping as it stands."""
    mark = under(upload.mapping, upload.same, upload.director, upload.as_of)
    _keep(upload, Kept.BROUGHT, pieces_of(listing, mark))


def _forget(uploads: Iterable[int], *kinds: Kept) -> None:
    """Erase the pieces of lists (keys), of some `kinds` or of all."""
    Piece.objects.filter(upload__in=uploads, what__in=kinds or list(Kept)).delete()
