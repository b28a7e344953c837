"""Who can be asked for a role: whoever could read that they were, and answer it (TRUST §1, "matching proposals")."""

from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role
from draagvlak.capabilities.network.models import Network, Person

ANSWERING = (
    RoleKind.ADMINISTRATOR,
    RoleKind.DIRECTOR,
    RoleKind.COLLEAGUE,
    RoleKind.PARTNER,
    RoleKind.EXPERIENCE,
)


def who_may_answer(network: Network) -> set[int]:
    """The keys of people whose account has such a role in the network today. One query."""
    roles = Role.objects.filter(on_day(localdate()), authority=network.authority_id, kind__in=ANSWERING)
    here = roles.filter(user__is_active=True, seats__network=network)
    everywhere = roles.filter(user__is_active=True, kind=RoleKind.ADMINISTRATOR)
    people = Person.objects.filter(account__roles__in=here) | Person.objects.filter(account__roles__in=everywhere)
    return set(people.values_list("pk", flat=True))
