"""What a proposal for roles may know: of those alone who allow it in this network, while they do."""

from collections import Counter, defaultdict

from django.db.models import Exists, F, OuterRef
from django.utils.timezone import localdate

from draagvlak.analysis.matching.people import Candidate, Role
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role as RoleAtAuthority
from draagvlak.capabilities.competences.models import Allowed, Capacity, Described, Holding, NetworkRole, Wish
from draagvlak.capabilities.competences.queries.roles import RoleShown
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of

ONE_ROLE = 1  # of who did not say how many they can bear


def candidates(network: Network) -> list[Candidate]:
    """Who belongs to the network today and allows it, with the levels that they chose, in the order of their rows.

    `cap`: as many roles as they said, less those that they have in this network already. Five queries, however many
    they are. Not to be shown: levels are of the person alone; a proposal says which needs somebody meets, no more.
    """
    day = day_of(network)
    belongs = Membership.objects.filter(on_day(day), network=network, person=OuterRef("person"))
    has_page = RoleAtAuthority.objects.filter(
        on_day(localdate()), authority=network.authority_id, user=OuterRef("user")
    )
    has_page = has_page.exclude(kind=RoleKind.POLITICIAN)  # who can no longer withdraw it no longer allows it
    open_ones = Allowed.objects.filter(Exists(belongs), Exists(has_page), network=network, until=None)
    open_ones = open_ones.filter(person__account=F("user"), user__is_active=True)
    whose = dict(open_ones.filter(person__objected_on=None).order_by("person").values_list("user", "person"))
    keys = list(whose.values())
    levels: dict[int, dict[str, int]] = defaultdict(dict)
    for user, card, level in Described.objects.filter(user__in=whose).values_list("user", "card", "level"):
        levels[whose[user]][card] = level
    theirs = {"person__in": keys, "user__in": whose}
    roles = NetworkRole.objects.filter(network=network, ended_on=None)
    wishes: dict[int, set[str]] = defaultdict(set)
    for person, role in Wish.objects.filter(role__in=roles, **theirs).values_list("person", "role"):
        wishes[person].add(str(role))
    said = dict(Capacity.objects.filter(network=network, **theirs).values_list("person", "roles"))
    held = Counter(
        Holding.objects.filter(on_day(day), role__in=roles, person__in=keys).values_list("person", flat=True)
    )
    return [
        Candidate(str(key), max(0, said.get(key, ONE_ROLE) - held[key]), dict(levels[key]), frozenset(wishes[key]))
        for key in keys
    ]


def role_to_fill(shown: RoleShown) -> Role:
    """A role of `roles_of`, as an assignment sees it."""
    return Role(str(shown.role.pk), {need.card.key: need.level for need in shown.needs})
