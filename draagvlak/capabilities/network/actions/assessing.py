"""Writing the impact assessment, and deciding after it whether persons may be shown on the map."""

from datetime import date

from django.utils.timezone import localdate, now

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import ImpactDecision


def keep_answers(user: User, authority: Authority, version: int, answers: dict[str, str]) -> ImpactDecision:
    """Keep what the assessment says; `version` 0 begins one. After a withdrawal a new one begins with its answers.

    Raises ChangedMeanwhileError, and PermissionDenied.
    """
    with acting(user, "network.assess", authority) as note:
        found = ImpactDecision.objects.select_for_update().first()
        if found is None or (found.withdrawn_at and version == 0):
            found = ImpactDecision.objects.create(authority=authority, answers=answers)
        else:
            found = edit(ImpactDecision.objects.all(), found.pk, version, {"answers": answers})
        note(found)
    return found


def record_decision(
    user: User, authority: Authority, version: int, body: str, decided_on: date, reference: str
) -> ImpactDecision:
    """From now on persons are shown to director and administrator. Raises ValueError for a day to come or without a
    written assessment, ChangedMeanwhileError, and PermissionDenied.
    """
    with acting(user, "network.decide", authority) as note:
        found = ImpactDecision.objects.filter(withdrawn_at=None).first()
        if found is None or decided_on > localdate():
            raise ValueError("A decision comes after its assessment, and not before its day.")
        values = {"body": body, "decided_on": decided_on, "reference": reference, "recorded_by": user}
        found = edit(ImpactDecision.objects.all(), found.pk, version, values)
        note(found)
    return found


def withdraw_decision(user: User, authority: Authority) -> None:
    """From now on nobody sees persons on the map; what was decided stays to be read. Raises PermissionDenied."""
    with acting(user, "network.decide", authority) as note:
        for found in ImpactDecision.objects.filter(withdrawn_at=None, decided_on__isnull=False):
            ImpactDecision.objects.filter(pk=found.pk).update(withdrawn_at=now(), version=found.version + 1)
            note(found)
        note(authority)
