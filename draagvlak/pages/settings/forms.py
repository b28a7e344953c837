"""The forms of allauth in our words: a label, where needed a line of help, and no words that vanish as one types.

And the logo of an authority.
"""

import re
from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.readers.logos import MOST_BYTES, MOST_PIXELS, LogoRefusedError, logo_kind

LABELS = {
    "login": _("E-mailadres"),
    "email": _("E-mailadres"),
    "password": _("Wachtwoord"),
    "oldpassword": _("Huidig wachtwoord"),
    "password1": _("Nieuw wachtwoord"),
    "password2": _("Nieuw wachtwoord, nog eens"),
    "code": _("Code"),
    "name": _("Hoe je deze sleutel noemt"),
    "passwordless": _("Ook om je aan te melden zonder wachtwoord"),
}
HELP = {
    "password1": _("Minstens 12 tekens. Een zinnetje onthoud je makkelijker dan een woord."),
    "passwordless": _("Je toestel vraagt dan zelf wie je bent: met je vinger, je gezicht of een pincode."),
}


class OurWords(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = LABELS.get(name, field.label), HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class GoodOnce(OurWords):
    """A code is good for three half minutes, since clocks differ; the library remembers for one that it was used."""

    user: Any

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not cache.add(f"code:{self.user.pk}:{re.sub(r'[^0-9a-z]', '', code.lower())}", True, 3 * 30):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SignInForm(OurWords, account.LoginForm):
    pass


class ForgottenForm(OurWords, account.ResetPasswordForm):
    pass


class NewPasswordForm(OurWords, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    pass


class FirstPasswordForm(OurWords, account.SetPasswordForm):
    pass


class ChangeAddressForm(OurWords, account.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Nieuw e-mailadres")


class AgainForm(OurWords, account.ReauthenticateForm):
    pass


class CodeForm(GoodOnce, second.AuthenticateForm):
    pass


class CodeAgainForm(GoodOnce, second.ReauthenticateForm):
    pass


class FirstCodeForm(GoodOnce, totp.ActivateTOTPForm):
    pass


class AddKeyForm(OurWords, keys.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenameKeyForm(OurWords, keys.EditWebAuthnForm):
    pass


REFUSED = {
    "empty": _("Dit bestand is leeg."),
    "too-large": _("Dit bestand is groter dan %(kilobytes)s kB."),
    "kind": _("Dit bestand is geen PNG en geen JPEG."),
    "too-wide": _("Deze afbeelding is breder of hoger dan %(pixels)s punten."),
    "damaged": _("Deze afbeelding is beschadigd."),
}


class LogoForm(forms.Form):
    file = forms.FileField(
        label=_("Logo"),
        help_text=_("PNG of JPEG, hoogstens 300 kB en 3000 punten breed of hoog."),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Er is niets veranderd. Kies een ander bestand."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    def clean_file(self) -> bytes:
        """The content of the file. Raises ValidationError, before it is read where it is too large."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        content = b"" if (file.size or 0) > MOST_BYTES else file.read()
        try:
            if not content:
                raise LogoRefusedError("too-large")
            logo_kind(content)
        except LogoRefusedError as refused:
            values = {"kilobytes": MOST_BYTES // 1024, "pixels": MOST_PIXELS}
            rest = gettext("Er is niets veranderd. Kies een ander bestand.")
            raise ValidationError(f"{REFUSED[refused.code] % values} {rest}") from refused
        return content
