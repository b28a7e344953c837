"""The second step of signing in: what is kept of it, and who may not do without."""

import base64
import hashlib
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.accounts.queries import must_have_second_factor


class SecondStep(DefaultMFAAdapter):
    """Keys of authenticator apps and recovery codes are encrypted, so that a stolen database does not hold them."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Je beheert accounts: je kan niet zonder tweede stap. Zet er eerst een andere bij."
        ),
        "incorrect_code": _("Deze code klopt niet. Kijk of er al een nieuwe staat, en probeer opnieuw."),
    }

    def encrypt(self, text: str) -> str:
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _vault().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = authenticator.user
        others = Authenticator.objects.filter(user=user).exclude(pk=authenticator.pk)
        return not must_have_second_factor(user) or others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        many = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Sleutel %(number)s") % {"number": many + 1}

    def _get_site_name(self) -> str:
        return "Draagvlak"


def _vault() -> MultiFernet:
    """The key of the installation, and those before it."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.blake2b(key.encode(), digest_size=32, person=b"draagvlak.mfa").digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
