"""What somebody said of themselves goes with them, silently; what they answered others stays, without whose it was, for
who asked. Names in it go with all others (erasing.mentioned).
"""

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.competences.actions.own import OWN_TABLES
from draagvlak.capabilities.competences.models import Asked, Holding


def forget_own_words(users: list[User]) -> None:
    """Of these accounts in the authority in scope: also of one that another authority still needs."""
    for table in OWN_TABLES:
        table.objects.filter(user__in=users).delete()
    Asked.objects.filter(to__in=users).update(to=None)


def forget_held_history(keys: set[int]) -> None:
    """Histories last: that a row went is written down there too."""
    Holding.history.filter(person_id__in=keys).delete()
