"""Whether it is too soon to do something again, counted for the account and for the address at once."""

import ipaddress
import time
from collections.abc import Iterable

from django.core.cache import caches
from django.http import HttpRequest

from draagvlak.basics.limits import PACES

Counted = tuple[str, int]


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind a trusted proxy, what that proxy says. Of IPv6 the /64 that one home has."""
    from allauth.account.adapter import get_adapter  # noqa: PLC0415 settings name this file before there are models

    found: str = get_adapter().get_client_ip(request)
    parsed = ipaddress.ip_address(found)
    if parsed.version == 6:
        return str(ipaddress.ip_network(f"{found}/64", strict=False).network_address)
    return found


def seconds_to_wait(what: str, request: HttpRequest) -> int:
    """0 where `what`, a name in PACES, may be done now, and then it counts; otherwise after how long."""
    pace = PACES[what]
    counted: list[Counted] = []
    if pace.account is not None and request.user.is_authenticated:
        counted.append((f"account:{request.user.pk}", pace.account))
    if pace.address is not None:
        counted.append((f"address:{address_of(request)}", pace.address))
    return _count([(f"pace:{what}:{who}", times) for who, times in counted], pace.seconds)


def _count(counted: Iterable[Counted], seconds: int) -> int:
    """The moments of the last `seconds` are kept of each; only what may be done is added to them."""
    store, now = caches["default"], time.time()
    with store.together():  # type: ignore[attr-defined]
        kept = {key: [at for at in store.get(key, ()) if at > now - seconds] for key, _times in counted}
        waits = [_until(kept[key], times, now - seconds) for key, times in counted]
        if any(waits):
            return max(waits)
        for key, moments in kept.items():
            store.set(key, [*moments, now], seconds)
    return 0


def _until(moments: list[float], times: int, since: float) -> int:
    """Whole seconds until one of the last `times` moments is past."""
    return int(moments[-times] - since) + 1 if len(moments) >= times else 0
