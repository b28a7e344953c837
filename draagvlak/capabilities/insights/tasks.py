"""What is done each night with reports: on Monday morning they are there, as ties fade by the day."""

from draagvlak.basics.later import do_later, every_night
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.insights.queries import behind, opening_of
from draagvlak.capabilities.network.models import Network


@every_night
def ready_reports() -> int:
    """Have the report of each network that ever had one made anew, where it is not of today. Each is a job of its own,
    so that all workers share them. Gives how many.
    """
    asked = 0
    for authority in Authority.objects.all():
        with inside(authority):
            for network in behind():
                do_later(f"{__name__}.ready_report", authority=authority.pk, network=network.pk)
                asked += 1
    return asked


def ready_report(authority: int, network: int) -> None:
    """Make it, unless it was made or the network went meanwhile."""
    whose = Authority.objects.filter(pk=authority).first()
    if whose is None:
        return
    with inside(whose):
        found = Network.objects.filter(pk=network).first()
        if found is not None and opening_of(found) is None:
            refresh_report(None, whose, found)
