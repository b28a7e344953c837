"""In which network somebody looked last: where the menu leads on a page about none, and nothing else."""

from typing import Any

from draagvlak.capabilities.accounts.queries import authorities_of, authority_for
from draagvlak.capabilities.network.queries.standing import networks_of

LAST = "last"  # in the session: the words of an address, of an authority and a network


def remember(request: Any) -> None:
    """That this network is looked at; written only where it was another one."""
    here = [request.authority.slug, request.network.slug]
    if request.session.get(LAST) != here:
        request.session[LAST] = here


def last_authority(request: Any) -> Any:
    """The authority where somebody looked last, or their only one, if they still have a role in it; else None."""
    slug = request.session.get(LAST, [""])[0]
    found = authority_for(request.user, slug) if slug else None
    mine = [found] if found else list(authorities_of(request.user)[:2])
    return mine[0] if len(mine) == 1 else None


def last_network(request: Any, authority: Any) -> Any:
    """The same for a network of `authority`, in scope. One query."""
    mine = list(networks_of(request.user, authority))
    place, _slash, slug = "/".join(request.session.get(LAST, ["", ""])).partition("/")
    found = next((one for one in mine if place == authority.slug and one.slug == slug), None)
    return found or (mine[0] if len(mine) == 1 else None)
