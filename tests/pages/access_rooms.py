"""What lies in each room, and who of a place may read it (access_world.SECRETS, by room)."""

from tests.pages import (
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
}
