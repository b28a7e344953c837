"""What is done later with mergers. Each is found by its dotted path, and gets plain values."""

from datetime import datetime

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.merging.actions import merging


def carry_out(authority: int, user: int, merger: int, begun: str) -> None:
    whose = Authority.objects.get(pk=authority)
    with inside(whose):
        merging.carry_out(User.objects.get(pk=user), whose, merger, datetime.fromisoformat(begun))
