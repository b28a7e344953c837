from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.accounts.models import User


class ByInvitation(DefaultAccountAdapter):
    """Nobody makes an account for themselves: a network's people are invited."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
        "incorrect_password": _("Dit wachtwoord klopt niet. Er is niets veranderd. Probeer het opnieuw."),
        "enter_current_password": _("Dit is niet je huidige wachtwoord. Er is niets veranderd."),
        "too_many_login_attempts": _("Er werd te vaak iets verkeerds ingevuld. Probeer het over een uur opnieuw."),
        "rate_limited": _("Er werd te vaak iets verkeerds ingevuld. Probeer het over een uur opnieuw."),
        "incorrect_code": _("Deze code klopt niet. Kijk of er al een nieuwe staat, en probeer opnieuw."),
        "duplicate_email": _("Dit is al je e-mailadres. Er is niets veranderd."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Not an address that is somebody else's, also where they never confirmed it."""
        taken = User.objects.filter(email__iexact=email_address.email).exclude(pk=email_address.user_id).exists()
        if taken:
            self.add_message(request, messages.ERROR, "account/messages/email_confirmation_failed.txt")
        return not taken and super().confirm_email(request, email_address)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("settings:account")


def who_signs_in(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The e-mail address as typed, for the lock, whether or not somebody has it."""
    given = credentials or {}
    typed = given.get("email") or given.get("username") or request.POST.get("login") or ""
    return str(typed).strip().lower()[:254]
