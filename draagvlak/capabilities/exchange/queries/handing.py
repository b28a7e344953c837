"""From what a list says to what a network takes."""

from operator import attrgetter

from draagvlak.basics.progress import Tell, silent
from draagvlak.capabilities.exchange.mapping.brought import Brought
from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.network.queries.rows import NewContact, NewPerson, NewRows

SAID = attrgetter("on", "kind", "subject", "participants", "reference")  # as NewContact has them


def rows_of(listing: Listing | Brought, takes_over: bool = True, tell: Tell = silent) -> NewRows:
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
        contacts=map(NewContact._make, listing.gathered.unreferenced()),
        referenced=tuple(map(NewContact._make, map(SAID, listing.gathered.referenced()))),
        of=len(listing.gathered),
        ties=tuple((tie.a, tie.b, tie.weight) for tie in listing.known_ties),
        director=listing.director,
        tell=tell,
        takes_over=takes_over,
    )
