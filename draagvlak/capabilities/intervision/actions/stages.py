"""At which stage a network that shares it was seen, from when: noted as it is shared, and each night after."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.queries import opening_of
from draagvlak.capabilities.intervision.models import StageSeen
from draagvlak.capabilities.network.models import Network


def note_stage(authority: Authority, network: Network) -> None:
    """Only when it changed. For the night, not for a user. Raises PermissionDenied."""
    with acting(None, "intervision.note_stage", authority, network, quietly=True) as note:
        note(network)
        _note_stage(network)


def _note_stage(network: Network) -> None:
    opening = opening_of(network, is_of_today=False)
    if opening is None:
        return
    stage, day = opening.head["anchoring"]["stage_key"], opening.head["as_of"]
    last = StageSeen.objects.filter(network=network).order_by("since", "pk").last()
    if last is not None and (last.stage == stage or last.since.isoformat() > day):
        return
    values = {"authority": network.authority, "stage": stage}
    StageSeen.objects.update_or_create(network=network, since=day, defaults=values)
