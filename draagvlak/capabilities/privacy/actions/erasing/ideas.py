"""Ideas of whoever is erased: silently, since nobody may know that a closed one was there. Names in them go with all
others (erasing.mentioned).
"""

from typing import Any

from django.db.models import Exists, OuterRef

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import Companion, Experiment, Idea, IdeaNote, Opening, Outlook, Warmth


def forget_ideas(users: list[User]) -> None:
    """Of these accounts in the authority in scope. An idea that nobody else is in on or may see goes with all that was
    with it; another loses its owner.
    """
    for beside in (Companion, Warmth, Outlook):
        beside.objects.filter(user__in=users).delete()
    theirs = Idea.objects.filter(owner__in=users)
    here = {"idea": OuterRef("pk")}
    alone = theirs.filter(~Exists(Companion.objects.filter(**here)), ~Exists(Opening.objects.filter(**here)))
    keys = list(alone.values_list("pk", flat=True))
    theirs.exclude(pk__in=keys).update(owner=None)
    Idea.history.filter(owner_id__in=[user.pk for user in users]).update(owner_id=None)
    Idea.objects.filter(pk__in=keys).delete()
    _histories_of(keys)


def _histories_of(ideas: list[int]) -> None:
    """Going, too, is written down there."""
    tables: tuple[tuple[Any, str], ...] = ((Idea, "id"), (IdeaNote, "idea_id"), (Experiment, "idea_id"))
    for model, column in tables:
        if hasattr(model, "history"):
            model.history.filter(**{f"{column}__in": ideas}).delete()
