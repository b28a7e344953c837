"""Ideas that nobody speaks for any more: the account of their owner is gone, or their role here.

Whom the owner let in may go on with it. Where the owner may be asked, it stays theirs, and opens by their yes alone.
"""

from django.db import models
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.ideas.choices import Part
from draagvlak.capabilities.ideas.models import Companion, Idea
from draagvlak.capabilities.ideas.queries.seeing import MAY_BE_LET_IN


class Left(models.TextChoices):
    """How somebody may go on with an idea: as its owner, or writing for its owner."""

    OWN = "own"
    WRITE = "write"


def may_go_on(user: User, idea: Idea) -> Left | None:
    """How `user`, who was let in, may go on with `idea`; None where somebody speaks for it. Two queries at most."""
    parts = dict(Companion.objects.filter(idea=idea).values_list("user", "part"))
    if user.pk not in parts or idea.owner_id == user.pk:
        return None
    has_owner = idea.owner_id is not None or idea.owner_person_id is not None
    if parts[user.pk] == Part.SCRIBE:
        return None if has_owner else Left.OWN
    speak = {key for key, part in parts.items() if part == Part.SCRIBE} | {idea.owner_id or 0}
    here = Role.objects.filter(on_day(localdate()), kind__in=MAY_BE_LET_IN, seats__network=idea.network_id)
    if here.filter(user__in=speak, user__is_active=True).exists():
        return None
    return Left.WRITE if has_owner else Left.OWN
