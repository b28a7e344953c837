"""Which ideas somebody may see: the one gate, through which every read of ideas goes (TRUST §1).

One's own and those that one was invited to, while one holds a role that may have ideas; and those open to one's layer.
"""

from collections.abc import Hashable, Iterable
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.choices import Part
from draagvlak.capabilities.ideas.models import Companion, Idea, Opening
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import kinds_at, layers_at

Ways = frozenset[frozenset[str]]

# In which layers who holds a role may stand; who is not named here reads no idea, also not one of their own.
STANDS_IN: dict[str, frozenset[str]] = {
    RoleKind.EXPERIENCE: frozenset({Layer.PEOPLE_IN_POVERTY}),
    RoleKind.PARTNER: frozenset({Layer.ASSOCIATION, Layer.PARTNER_ORGANISATION}),
    RoleKind.DIRECTOR: frozenset({Layer.COLLEAGUE}),
    RoleKind.COLLEAGUE: frozenset({Layer.COLLEAGUE}),
    RoleKind.LEADER: frozenset({Layer.TEAM_LEADER, Layer.MANAGEMENT}),
    RoleKind.POLITICIAN: frozenset({Layer.POLITICAL}),
}
MAY_BE_LET_IN = frozenset({RoleKind.DIRECTOR, RoleKind.COLLEAGUE, RoleKind.PARTNER, RoleKind.EXPERIENCE})


def ways_in(user: User, network: Network) -> Ways:
    """By which layers an idea is open to `user`: where it is open to all the layers of one of these sets.

    A role that may stand in several layers gives one set of them all, unless it is known where its holder stands.
    Who is known to stand in none of the layers of a role, sees nothing by that role.
    """
    roles = [STANDS_IN[kind] for kind in kinds_at(user, network) if kind in STANDS_IN]
    known = layers_at(user, network)
    if not known:
        return frozenset(roles)
    return frozenset(frozenset({layer}) for layers in roles for layer in layers & known)


def layers_of(user: User, network: Network) -> frozenset[str]:
    """The layers in which `user` is sure to stand. Not for saying what they may see: that is `visible_ideas`."""
    return frozenset(layer for way in ways_in(user, network) if len(way) == 1 for layer in way)


def gate_of(user: User, network: Network) -> tuple[Hashable, ...]:
    """All that the query of `visible_ideas` follows from: the same gate, the same query."""
    return user.pk, network.pk, kinds_at(user, network), ways_in(user, network)


def visible_ideas(user: User, network: Network) -> QuerySet[Idea]:
    """Every idea that `user` may see in `network`, in whatever state; two queries at most before it is asked."""
    kinds = kinds_at(user, network)
    ideas = Idea.objects.filter(network=network)
    open_to = [_open_to_all(way) for way in ways_in(user, network)]
    if kinds.isdisjoint(STANDS_IN):
        return ideas.none()
    return ideas.filter(reduce(or_, open_to, within(user, kinds)))


def within(user: User, kinds: Iterable[str]) -> Q:
    """Ideas of which `user`, who holds `kinds` of role, is an insider: their own, or where they were let in.

    None without a role that may have ideas: who became a leader, and is no colleague any more, takes theirs along
    (`own_ideas`), and finds them again with such a role.
    """
    if MAY_BE_LET_IN.isdisjoint(kinds):
        return Q(pk=None)
    return Q(owner=user) | Q(pk__in=Companion.objects.filter(user=user).order_by().values("idea"))


def inside_ideas(user: User, network: Network) -> QuerySet[Idea]:
    """Those of the visible ideas that are one's own, or that one was let in on."""
    return visible_ideas(user, network).filter(within(user, kinds_at(user, network)))


def own_ideas(user: User) -> QuerySet[Idea]:
    """All that are one's own in the authority in scope, for one's own data: also where one's role ended."""
    return Idea.objects.filter(owner=user).order_by("since", "pk")


def idea_at(user: User, network: Network, key: str) -> Idea | None:
    """None also for an idea that is not for `user`: the same queries, the same answer."""
    return visible_ideas(user, network).select_related("owner", "owner_person").filter(key=key).first()


def inside_at(user: User, network: Network, key: str) -> Idea | None:
    return inside_ideas(user, network).select_related("owner", "owner_person").filter(key=key).first()


def inside(user: User, idea: Idea) -> bool:
    """Whether `user` is its owner, writes for its owner, or was let in. One query, besides that of their roles."""
    return Idea.objects.filter(within(user, kinds_at(user, idea.network)), pk=idea.pk).exists()


def speaks_for(user: User, idea: Idea) -> bool:
    """Whether `user` is its owner or writes for its owner: who may change it, open it and let others in."""
    if MAY_BE_LET_IN.isdisjoint(kinds_at(user, idea.network)):
        return False
    return idea.owner_id == user.pk or Companion.objects.filter(idea=idea, user=user, part=Part.SCRIBE).exists()


def _open_to_all(layers: Iterable[str]) -> Q:
    openings = Opening.objects.order_by()
    return reduce(and_, (Q(pk__in=openings.filter(layer=layer).values("idea")) for layer in sorted(layers)))
