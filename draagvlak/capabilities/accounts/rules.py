"""Who may do what in an authority: one predicate a sentence, found by name from actions and pages."""

import rules
from django.contrib.auth.models import AnonymousUser

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.accounts.queries import is_director
from draagvlak.capabilities.authorities.models import Authority


@rules.predicate
def directs_it(user: User | AnonymousUser | None, authority: Authority | None) -> bool:
    return authority is not None and is_director(user, authority)


rules.add_perm("accounts.open_workspace", directs_it)
