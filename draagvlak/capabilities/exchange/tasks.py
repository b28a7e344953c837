"""What is done later with lists. Each is found by its dotted path, and gets plain values."""

from datetime import datetime

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange import actions


def read_in(authority: int, user: int, upload: int, begun: str) -> None:
    whose = Authority.objects.get(pk=authority)
    with inside(whose):
        actions.read_in(User.objects.get(pk=user), whose, upload, datetime.fromisoformat(begun))
