"""What is done later with plannings. Each is found by its dotted path, and gets plain values."""

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.planning.actions import proposing


def search(authority: int, proposal: int) -> None:
    whose = Authority.objects.get(pk=authority)
    with inside(whose):
        proposing.search(whose, proposal)
