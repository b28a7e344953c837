"""Which objective of a municipality's plan an objective of the network's own plan fits: dated, and never deleted."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.actions.steps import _edit, _write
from draagvlak.capabilities.policy.choices import PlanKind
from draagvlak.capabilities.policy.models import Fit, Objective


def link_fit(user: User, authority: Authority, network: Network, objective: int, fits: int, step: str) -> Fit:
    """Linking twice is one link. Raises RefusedError for other kinds of plans, DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        rows = Objective.objects.filter(plan__network=network).select_related("plan")
        own, other = rows.get(pk=objective), rows.get(pk=fits)
        if own.plan.kind != PlanKind.AGREEMENT or other.plan.kind != PlanKind.MULTI_YEAR:
            raise RefusedError("fits", "other-plan")
        found = Fit.objects.select_for_update(of=("self",)).filter(objective=own, fits=other, until=None).first()
        if found is None:
            found = Fit(authority=authority, objective=own, fits=other, since=day_of(network), by=user)
            _write(found, step)
        note(found)
    return found


def end_fit(user: User, authority: Authority, network: Network, key: int, step: str) -> Fit:
    """It is held to be so no longer than today. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        rows = Fit.objects.filter(objective__plan__network=network, until=None)
        found = rows.get(pk=key)
        ended: Fit = _edit(rows, (key, found.version), {"until": day_of(network)}, step)
        note(ended)
    return ended
