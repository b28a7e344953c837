"""That an action led to a result: said, and held to be so no longer. A link is ended, never taken away."""

from draagvlak.basics.editing import keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.models import ActionResult, Result
from draagvlak.capabilities.policy.queries.actions import actions_of


def link_result(
    user: User, authority: Authority, network: Network, action_key: int, result_key: int, step: str
) -> ActionResult:
    """Linking twice is one link, which is given.

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, "policy.write", authority, network, once=step) as note:
        link = _link(user, network, (action_key, result_key), step)
        note(link)
    return link


def end_link(user: User, authority: Authority, network: Network, key: int, step: str) -> ActionResult:
    """From tomorrow it is no longer held to be so. Raises DoesNotExist, also for one that ended, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        rows = ActionResult.objects.select_for_update(of=("self",)).filter(result__network=network, until=None)
        link = rows.get(pk=key)
        keep_as_it_is(link)
        link.until = max(day_of(network), link.since)
        link._change_reason = step  # type: ignore[attr-defined]
        link.save()
        note(link)
    return link


def _link(user: User, network: Network, keys: tuple[int, int], step: str) -> ActionResult:
    """`keys` of the action and the result, which is held so that two at once make one."""
    action = actions_of(network).filter(pk=keys[0]).first()
    result = Result.objects.select_for_update(of=("self",)).get(network=network, pk=keys[1])
    if action is None:
        raise RefusedError("action", "no-action")
    there = ActionResult.objects.filter(action=action, result=result, until=None).first()
    if there is not None:
        return there
    made = ActionResult(authority_id=network.authority_id, action=action, result=result, since=day_of(network), by=user)
    made._change_reason = step  # type: ignore[attr-defined]
    made.save()
    return made
