"""A whole day in the calendar of a network, such as a day by which something is due."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Meeting, Network


def plan_whole_day(
    user: User, authority: Authority, network: Network, day: date, told: tuple[str, str, str], step: str
) -> tuple[Meeting, bool]:
    """`told`: its title, what stands on the agenda, and its `uid`, by which it is put there once. Gives it, and whether
    it is new. It is taken back as a step of a meeting (actions.steps). Raises PermissionDenied.
    """
    title, agenda, uid = told
    with acting(user, "network.write_meetings", authority, network) as note:
        Network.objects.select_for_update(of=("self",)).get(pk=network.pk)  # one at a time
        there = Meeting.objects.filter(network=network, uid=uid).first()
        made = there or Meeting(
            authority=authority,
            network=network,
            title=title[:200],
            agenda=agenda,
            starts_at=make_aware(datetime.combine(day, time.min)),
            ends_at=make_aware(datetime.combine(day + timedelta(days=1), time.min)),
            uid=uid,
            noted_by=user,
        )
        if there is None:
            made._change_reason = step  # type: ignore[attr-defined]
            made.save()
        note(made)
    return made, there is None
