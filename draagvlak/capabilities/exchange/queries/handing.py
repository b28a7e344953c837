"""From what a list says to what a network takes."""

from collections.abc import Iterator
from operator import attrgetter

from draagvlak.basics.progress import Tell, silent
from draagvlak.capabilities.exchange.mapping.brought import Brought
from draagvlak.capabilities.exchange.mapping.listing import ListedEvidence, Listing
from draagvlak.capabilities.network.queries.rows import NewContact, NewPerson, NewRows
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.support.actions.bringing import BroughtEvidence
from draagvlak.capabilities.support.readers.references import reference_of

SAID = attrgetter("on", "kind", "subject", "participants", "reference")  # as NewContact has them


def evidence_of(listing: Listing | Brought, placed: dict[str, int]) -> Iterator[BroughtEvidence]:
    """The evidence of a list whose people stand in a network by now: `placed` gives the key of each."""
    for one in listing.evidence:
        address, source = _address(one)
        yield BroughtEvidence(
            on=one.on,
            kind=one.kind,
            layer=one.layer,
            person=placed[one.person] if one.person else None,
            body_kind=one.body,
            body_name=one.body_name,
            until=one.until,
            text=one.text,
            source=source,
            reference=address,
        )


def _address(one: ListedEvidence) -> tuple[str, str]:
    """The address of the decision and the source; what the ledger takes for no address is a source."""
    try:
        return reference_of(one.address), one.source
    except RefusedError:
        return "", one.source or one.address


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
