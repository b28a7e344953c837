"""What is done each night with networks that share how anchored they are."""

from django.utils.timezone import localdate

from draagvlak.basics.later import every_night
from draagvlak.basics.periods import on_day
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.intervision.actions.stages import note_stage
from draagvlak.capabilities.intervision.choices import What
from draagvlak.capabilities.intervision.models import SharedPiece
from draagvlak.capabilities.network.models import Network


@every_night
def note_stages() -> int:
    """Note the stage of each of them, where it changed. Gives how many networks were looked at."""
    seen = 0
    for authority in Authority.objects.all():
        with inside(authority):
            rows = SharedPiece.objects.filter(on_day(localdate()), what=What.STAGE, withdrawn_on=None)
            for network in Network.objects.filter(pk__in=rows.order_by().values("network")):
                note_stage(authority, network)
                seen += 1
    return seen
