"""From what a list says to what a network takes."""

from draagvlak.basics.progress import Tell, silent
from draagvlak.capabilities.exchange.mapping.listing import ListedContact, Listing
from draagvlak.capabilities.network.queries.rows import NewContact, NewPerson, NewRows


def rows_of(listing: Listing, takes_over: bool = True, tell: Tell = silent) -> NewRows:
    return NewRows(
        people=tuple(
            NewPerson(
                p.id,
                p.name,
                p.layers,
                p.function,
                p.organisation,
                p.municipality,
                p.email,
                p.reference,
                p.is_listed,
                p.is_layerless,
            )
            for p in listing.people
        ),
        contacts=(_handed(contact) for contact in listing.contacts if not contact.reference),
        referenced=tuple(_handed(contact) for contact in listing.contacts if contact.reference),
        of=len(listing.contacts),
        ties=tuple((tie.a, tie.b, tie.weight) for tie in listing.known_ties),
        director=listing.director,
        tell=tell,
        takes_over=takes_over,
    )


def _handed(contact: ListedContact) -> NewContact:
    return NewContact(contact.on, contact.kind, contact.subject, contact.participants, contact.reference)
