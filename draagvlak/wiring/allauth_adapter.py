from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ByInvitation(DefaultAccountAdapter):
    """Nobody makes an account for themselves: a network's people are invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
