"""What lies in each room, and who of a place may read it (access_world.SECRETS, by room)."""

from collections.abc import Callable
from typing import Any

from tests.pages import (
    access_alignment,
    access_balance,
    access_booklets,
    access_competences,
    access_consents,
    access_conversations,
    access_federation,
    access_ideas,
    access_intervision,
    access_joint,
    access_merging,
    access_packs,
    access_papers,
    access_public_pages,
    access_results,
    access_succession,
    access_visible,
    access_weaving,
)

SECRETS = {
    **access_results.SECRETS,
    **access_consents.SECRETS,
    **access_balance.SECRETS,
    **access_packs.SECRETS,
    **access_papers.PAPER_SECRETS,
    **access_ideas.SECRETS,
    **access_competences.SECRETS,
    **access_joint.JOINT_SECRETS,
    **access_merging.SECRETS,
    **access_succession.SECRETS,
    **access_alignment.SECRETS,
    **access_federation.SECRETS,
    **access_intervision.SECRETS,
    **access_booklets.SECRETS,
    **access_conversations.SECRETS,
    **access_visible.SECRETS,
    **access_weaving.SECRETS,
}
# Which of it a page shows to somebody today.
SHOWN = {
    *access_results.SHOWN,
    *access_consents.SHOWN,
    *access_balance.SHOWN,
    *access_papers.PAPER_SECRETS,
    *access_competences.SECRETS,
    *access_joint.JOINT_SECRETS,
    *access_succession.SHOWN,
    *access_alignment.SHOWN,
    *access_federation.SHOWN,
    *access_intervision.SHOWN,
    *access_booklets.SHOWN,
    *access_public_pages.SHOWN,
    *access_conversations.SHOWN,
    *access_visible.SECRETS,
    *access_weaving.SHOWN,
}
VALUES = {
    **access_joint.JOINT_VALUES,
    **access_papers.PAPER_VALUES,
    **access_visible.VALUES,
    **access_weaving.VALUES,
    **access_public_pages.VALUES,
}


def lie_there(place: str, here: Any, user: Any, person: Any, secret: Callable[[str, str], str]) -> dict[str, Any]:
    """One of everything of these rooms, in the network of `here`; gives what stands in the address of each."""
    at = {"authority": here["authority"]}
    return {
        **access_results.lie_there(place, here, at, secret),
        **access_consents.lie_there(place, here, secret),
        **access_packs.lie_there(here["network"], user),
        **access_succession.lie_there(place, here, at, person, secret),
        **access_papers.papers_in(place, here, at, secret, user),
        **access_merging.lie_there(place, here, at, secret),
        **access_joint.planned_in(place, here, at, secret),
        **access_alignment.lie_there(place, here, at, secret),
        **access_federation.lie_there(place, at, secret),
        **access_intervision.lie_there(place, here, at, secret),
        **access_booklets.lie_there(place, here, secret),
        **access_public_pages.lie_there(place, here, at, secret),
        **access_conversations.lie_there(place, here, at, secret),
        **access_visible.lie_there(place, here, secret),
        **access_weaving.lie_there(place, here, secret),
    }


def may_read(made: Any, place: str, secret: Callable[[str, str], str]) -> None:
    """What is of the authority is read by whoever has the right in any network of it."""
    for room in (access_alignment, access_federation, access_intervision, access_public_pages):
        room.may_read(made, place, secret)
