"""Who may do what with an authority and its accounts: a predicate a sentence, found by name from actions and pages."""

import rules
from django.contrib.auth.models import AnonymousUser

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.accounts.queries import holds
from draagvlak.capabilities.authorities.models import Authority


@rules.predicate
def works_in_it(user: User | AnonymousUser | None, authority: Authority | None) -> bool:
    return authority is not None and holds(user, authority)


@rules.predicate
def administers_it(user: User | AnonymousUser | None, authority: Authority | None) -> bool:
    return authority is not None and holds(user, authority, RoleKind.ADMINISTRATOR)


@rules.predicate
def keeps_installation(user: User | AnonymousUser | None, authority: Authority | None) -> bool:
    return user is not None and user.is_authenticated and user.is_active and user.keeps_installation


@rules.predicate
def the_host_does_it(user: object, authority: object) -> bool:
    """Whoever may run commands on the server: nobody who signed in."""
    return user is None


rules.add_perm("accounts.lift_second_step", the_host_does_it)
rules.add_perm("accounts.open_workspace", works_in_it)
rules.add_perm("accounts.administer", administers_it)
rules.add_perm("accounts.keep_installation", keeps_installation)
