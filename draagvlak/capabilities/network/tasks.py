"""What is done each night with the meetings of every network."""

from draagvlak.basics.later import every_night
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network import actions
from draagvlak.capabilities.network.models import Network


@every_night
def top_up_series() -> int:
    """Make, in every network, what its series are to have in the next twelve months. Gives the number of meetings."""
    made = 0
    for authority in Authority.objects.filter(network__series__isnull=False).distinct():
        with inside(authority):
            made += sum(actions.top_up_series(authority, network) for network in Network.objects.all())
    return made
