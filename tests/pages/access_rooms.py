"""What lies in each room, and who of a place may read it (access_world.SECRETS, by room)."""

from tests.pages import (
    access_alignment,
    access_balance,
    access_competences,
    access_ideas,
    access_merging,
    access_packs,
    access_papers,
    access_results,
)

SECRETS = {
    **access_results.SECRETS,
    **access_balance.SECRETS,
    **access_packs.SECRETS,
    **access_papers.PAPER_SECRETS,
    **access_ideas.SECRETS,
    **access_competences.SECRETS,
    **access_merging.SECRETS,
    **access_alignment.SECRETS,
}
# Shown to somebody today.
SHOWN = {*access_competences.SECRETS, *access_alignment.SHOWN}
may_read = access_alignment.may_read


def lie_there(place, here, at, secret):
    """One of everything of rooms that concern several networks; gives what stands in the address of each."""
    rooms = (access_alignment, access_merging)
    return {name: row for room in rooms for name, row in room.lie_there(place, here, at, secret).items()}
