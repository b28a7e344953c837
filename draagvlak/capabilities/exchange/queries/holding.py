"""All of a network, as it is written to a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from draagvlak.analysis.records import KnownTie
from draagvlak.basics.periods import on_day
from draagvlak.basics.references import CONTACT, PERSON, reference
from draagvlak.capabilities.exchange.mapping.gathered import ListedContact
from draagvlak.capabilities.exchange.mapping.listing import ListedEvidence, ListedOrganisation, ListedPerson
from draagvlak.capabilities.exchange.writers.held import Held
from draagvlak.capabilities.network.choices import ORGANISATION_DETAILS
from draagvlak.capabilities.network.models import Contact, Network, Organisation, Partnering
from draagvlak.capabilities.network.queries import FullContacts, day_of, full_contacts, known_ties, members
from draagvlak.capabilities.support.queries.ledger import evidence_for

LONG_FROM = 30_000  # contacts


@dataclass(frozen=True)
class _Contacts:
    """The contacts of a network as they are written; who is no member (any more) is left out, and so is a contact
    of nobody."""

    rows: FullContacts
    ids: dict[int, str]
    mark: str

    def __iter__(self) -> Iterator[ListedContact]:
        for number, (pk, day, kind, subject, people) in enumerate(self.rows, start=1):
            there = tuple(self.ids[key] for key in people if key in self.ids)
            if there:
                yield ListedContact(day, there, kind, subject, "", number, reference(CONTACT, pk, self.mark))


def held(network: Network) -> Held:
    """All of `network` that can be written, in seven queries; contacts are read while they are written."""
    people = {
        member.person_id: ListedPerson(
            reference(PERSON, member.person_id, network.mark),
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
    return Held(
        network.name,
        tuple(people.values()),
        _Contacts(full_contacts(network), ids, network.mark),
        ties,
        director,
        tuple(_evidence(network, ids)),
        tuple(_organisations(network, {person.organisation for person in people.values()})),
    )


def takes_long_to_write(network: Network) -> bool:
    """Whether a file of all of it takes more than some seconds to make."""
    return Contact.objects.filter(network=network).order_by().values("pk")[LONG_FROM:][:1].exists()


def _evidence(network: Network, ids: dict[int, str]) -> Iterator[ListedEvidence]:
    """All of it, the oldest first; what is of somebody who is no member (any more) is left out."""
    for one in evidence_for(network, with_named=True).order_by("on", "pk"):
        if one.body is not None or one.person_id in ids:
            yield ListedEvidence(
                on=one.on,
                kind=one.kind,
                layer=one.layer,
                person="" if one.person_id is None else ids[one.person_id],
                body=one.body.kind if one.body else "",
                body_name=one.body.name if one.body else "",
                until=one.until,
                text=one.text,
                source=one.source,
                address=one.reference,
            )


def _organisations(network: Network, named: set[str]) -> Iterator[ListedOrganisation]:
    """Those that belong to it, and those that its people name, where more is known of them than the name."""
    rows = Partnering.objects.filter(on_day(day_of(network)), network=network).order_by("pk")
    here = {row.organisation_id: row for row in rows}
    for row in Organisation.objects.order_by("name", "pk"):
        said = {part: getattr(row, part) for part in ORGANISATION_DETAILS}
        belonging = here.get(row.pk)
        if belonging is not None:
            yield ListedOrganisation(row.name, **said, since=belonging.since, until=belonging.until)
        elif row.name in named and any(said.values()):
            yield ListedOrganisation(row.name, **said, belongs=False)
