"""A list comes, and its owner says what it means. Reading takes seconds, so it is done before the transaction."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.garbage import spared_from_collection
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange.actions.keeping import _keep, _keep_brought
from draagvlak.capabilities.exchange.choices import Kept
from draagvlak.capabilities.exchange.mapping.listing import Mapping
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.mapping.summary import summary_of
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import kept_book, listing_of, undecided
from draagvlak.capabilities.exchange.queries.weighing import likely_target, weighed
from draagvlak.capabilities.exchange.readers import open_book, other_readings
from draagvlak.capabilities.exchange.readers.stored import packed, unpacked
from draagvlak.capabilities.network.models import Network


@spared_from_collection()
def receive(user: User, authority: Authority, name: str, path: Path, as_of: date | None = None) -> Upload:
    """Read the file at `path`, called `name` by its owner; keep its cells, a proposed mapping, what that gives.

    What comes after `as_of` (None: today) is planned.
    Raises Refused with nothing stored, and PermissionDenied.
    """
    read = open_book(path, name)
    others = list(other_readings(path, read))
    cells = packed(read, others)
    book = unpacked(cells)  # walked from here on: its rows are clean already
    mapping, today = propose(book), as_of or localdate()
    if others:
        names = (str(one.relation) for one in (read, *others))
        mapping = replace(mapping, relation=read.relation, relations=tuple(names))
    listing = read_listing(book, mapping, today)
    found, against = summary_of(listing), weighed(listing, likely_target(listing))
    with acting(user, "network.import", authority) as note:
        upload = Upload.objects.create(
            authority=authority,
            file_name=book.file,
            format=book.format,
            cells=cells.head,
            mapping=mapping.to_json(),
            found=found.to_json(),
            against=against,
            as_of=today,
            made_by=user,
        )
        _keep(upload, Kept.CELLS, cells.pieces[:])
        _keep_brought(upload, listing)
        note(upload)
    return upload


@dataclass(frozen=True)
class Decided:
    """What the director says the list means, and the network it goes into, if that is one that is there."""

    mapping: dict[str, Any]
    same: dict[str, str]
    director: str | None
    network: Network | None = None


@spared_from_collection()
def change_mapping(user: User, upload: Upload, decided: Decided) -> Upload:
    """Keep what was decided, and what the list gives now, unless it is being read in.

    Raises PermissionDenied, and Refused with nothing kept where it would be too much.
    """
    mapping, same = Mapping.from_json(decided.mapping), decided.same
    if mapping.relation != upload.mapping.get("relation"):
        mapping, same = _proposed_for_relation(upload, mapping), {}
    upload.mapping, upload.same, upload.director = mapping.to_json(), same, decided.director or ""
    listing = listing_of(upload, mapping)
    upload.found, upload.against = summary_of(listing).to_json(), weighed(listing, decided.network)
    with acting(user, "network.import", upload.authority, upload.network) as note:
        if Upload.objects.select_for_update().filter(undecided(upload)).only("pk").first():
            upload.save(update_fields=["mapping", "same", "director", "found", "against"])
            _keep_brought(upload, listing)
        note(upload)
    return upload


def _proposed_for_relation(upload: Upload, mapping: Mapping) -> Mapping:
    """What another relation of the file is taken to be: its ties, and who is in them. What words mean stays."""
    found = propose(kept_book(upload, mapping.relation))
    known = {word: mapping.layers.get(word, layer) for word, layer in found.layers.items()}
    return replace(found, layers=known, relation=mapping.relation, relations=mapping.relations)
