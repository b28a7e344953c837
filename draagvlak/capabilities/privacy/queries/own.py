"""What somebody with an account sees of themselves right away (TRUST §1, "own"); the rest goes through a request."""

from typing import Any

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import person_of
from draagvlak.capabilities.privacy.queries.about import held_about
from draagvlak.capabilities.privacy.queries.texts_about import Scope, texts_about

CONTACT_DATA = ("email", "phone", "birthday")
LIVE = (
    "person",
    "memberships",
    "positions",
    "contacts",
    "meetings",
    "availability",
    "network_roles",
    "offered_roles",
    "requests",
    "account",
    "asked_of",
    "contact_in",
    "quotes",
    "of_stories",
    "said",
)


def seen_by_oneself(
    user: User, authority: Authority, with_notes: bool, with_contact_data: bool
) -> dict[str, Any] | None:
    """As `held_about`, without what is not shown live. None where nobody said who the user is among the people."""
    person = person_of(user)
    if person is None:
        return None
    every = frozenset(Network.objects.values_list("pk", flat=True))
    scope = Scope(every if with_notes else frozenset(), every)
    texts = {text.key: text.proposed for text in texts_about(person, scope)}
    held = held_about(authority, person, scope, texts)
    if not with_contact_data:
        held["person"] |= dict.fromkeys(CONTACT_DATA)
    return {part: value if part in LIVE else type(value)() for part, value in held.items()}
