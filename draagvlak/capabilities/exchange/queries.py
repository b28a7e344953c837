"""Every read of lists that were brought."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from draagvlak.analysis.records import KnownTie
from draagvlak.capabilities.exchange.mapping.listing import ListedContact, ListedPerson, Listing, Mapping
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.readers.stored import unpacked
from draagvlak.capabilities.exchange.writers.held import Held
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import FullContacts, full_contacts, known_ties, members


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


@dataclass(frozen=True)
class _Contacts:
    """The contacts of a network as they are written; who is no member (any more) is left out, and so is a contact
    of nobody."""

    rows: FullContacts
    ids: dict[int, str]

    def __iter__(self) -> Iterator[ListedContact]:
        for number, (day, kind, subject, people) in enumerate(self.rows, start=1):
            there = tuple(self.ids[key] for key in people if key in self.ids)
            if there:
                yield ListedContact(day, there, kind, subject, "", number)


def held(network: Network) -> Held:
    """All of `network` that can be written, in four queries; contacts are read while they are written."""
    people = {
        member.person_id: ListedPerson(
            f"p{member.person_id}",
            member.person.name,
            tuple(member.layers),
            member.person.function,
            member.person.organisation,
            member.person.municipality,
            member.person.email,
        )
        for member in members(network)
    }
    ids = {key: person.id for key, person in people.items()}
    ties = tuple(
        KnownTie(ids[tie.a_id], ids[tie.b_id], tie.weight)
        for tie in known_ties(network)
        if tie.a_id in ids and tie.b_id in ids
    )
    director = ids.get(network.director_id) if network.director_id else None
    return Held(network.name, tuple(people.values()), _Contacts(full_contacts(network), ids), ties, director)


def progress_of(upload: Upload) -> Progress:
    """A list is read in within the request, in one transaction: while it runs there is nothing between none and all."""
    return Progress(done=0, total=0)
