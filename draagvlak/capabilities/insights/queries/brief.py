"""What the board may be told of a network on one page: nothing that names a person, no count below five."""

from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.authorities.queries import logo_of
from draagvlak.capabilities.insights.queries.summary import last_opening, summary_of
from draagvlak.capabilities.insights.wording.asked import asked_of_board
from draagvlak.capabilities.insights.wording.layers_carried import carried_rows
from draagvlak.capabilities.insights.wording.summary import nameless
from draagvlak.capabilities.insights.writers.brief_pdf import Brief
from draagvlak.capabilities.network.models import Network


def brief_of(authority: Authority, network: Network) -> Brief | None:
    """From the report that was kept last; None where there is none, or where fewer than five people are known."""
    opening, summary = last_opening(network), summary_of(network)
    if opening is None or summary.sentence is None:
        return None
    plain = nameless(opening.head)
    layers = carried_rows(opening.head["carrying_of_bodies"])
    board = next(row for row in layers if row.layer == "political")
    return Brief(
        as_of=summary.as_of,
        authority=authority.name,
        network=network.name,
        logo=logo_of(authority),
        sentence=summary.sentence,
        paths=plain["anchoring"]["paths"],
        has_director=plain["director"]["id"] is not None,
        layers=layers,
        asked=asked_of_board(board.level),
    )
