"""A signed file that comes in, and that its sender is trusted."""

from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.federation.actions.taking import Trusted
from draagvlak.capabilities.federation.choices import MOST_BYTES
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.queries.feeds import MOST_ADDRESS, fetched, hosts
from draagvlak.capabilities.federation.wording.refusals import why_refused
from draagvlak.pages.shared.forms import OnceForm

SALT = "federation-trust"
AN_HOUR = 3600


class TakeForm(forms.Form):
    """A file, or, where the host named installations to fetch from, its address."""

    file = forms.FileField(
        label=_("Het bestand"),
        help_text=_("Een bestand dat op .jws eindigt, zoals de andere gemeente het je gaf."),
        allow_empty_file=True,
        required=False,
    )
    address = forms.CharField(
        label=_("Of het geheime adres"),
        help_text=_("We halen het bestand daar één keer op. Het adres bewaren we niet."),
        max_length=MOST_ADDRESS,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not hosts():
            del self.fields["address"]

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """Raises ValidationError for a file over the limit, before it is read."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(why_refused(RefusedFileError("too-large")))
        return file

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not given.get("file") and not given.get("address"):
            self.add_error("file", str(_("Kies een bestand.")))
        return given

    def content(self) -> bytes:
        """Raises RefusedFileError where nothing can be fetched."""
        file = self.cleaned_data["file"]
        return bytes(file.read()) if file is not None else fetched(self.cleaned_data["address"].strip())

    def refuse(self, error: RefusedFileError) -> None:
        of_address = error.code in {"not-allowed", "unreachable"}
        self.add_error("address" if of_address else "file", why_refused(error))


class TrustForm(OnceForm):
    """`sealed`: whose signature was looked at, so that nobody is trusted of whom no file was seen."""

    sealed = forms.CharField(widget=forms.HiddenInput)
    compared = forms.BooleanField(
        label=_("Ik belde met de afzender, en de vingerafdruk is daar dezelfde."),
        error_messages={"required": _("Vergelijk eerst de vingerafdruk aan de telefoon, en vink dit dan aan.")},
    )


def sealed(told: Trusted, place: str) -> str:
    return signing.dumps([told.key, told.code, told.name], salt=f"{SALT}:{place}")


def unsealed(text: str, place: str) -> Trusted:
    """Raises signing.BadSignature for what we did not seal at this place within an hour."""
    return Trusted(*signing.loads(text, salt=f"{SALT}:{place}", max_age=AN_HOUR))
