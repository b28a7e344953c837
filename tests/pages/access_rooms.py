"""What lies in each room, and who of a place may read it (access_world.SECRETS, by room)."""

from tests.pages import (
    access_balance,
    access_competences,
    access_ideas,
    access_merging,
    access_packs,
    access_papers,
    access_results,
    access_succession,
)

SECRETS = {
    **access_results.SECRETS,
    **access_balance.SECRETS,
    **access_packs.SECRETS,
    **access_papers.PAPER_SECRETS,
    **access_ideas.SECRETS,
    **access_competences.SECRETS,
    **access_merging.SECRETS,
    **access_succession.SECRETS,
}
# Which of it a page shows to somebody today.
SHOWN = {
    *access_results.SHOWN,
    *access_balance.SHOWN,
    *access_papers.PAPER_SECRETS,
    *access_competences.SECRETS,
    *access_succession.SHOWN,
}
