"""The logo on the papers of an authority."""

from base64 import b64encode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.authorities.queries import logo_of
from draagvlak.capabilities.network.actions.logos import remove_logo, set_logo
from draagvlak.capabilities.network.readers.logos import MOST_BYTES, MOST_PIXELS, LogoRefusedError, logo_kind
from draagvlak.pages.shared.doors import Visit, in_authority

REFUSED = {
    "empty": gettext_lazy("Dit bestand is leeg."),
    "too-large": gettext_lazy("Dit bestand is groter dan %(kilobytes)s kB."),
    "kind": gettext_lazy("Dit bestand is geen PNG en geen JPEG."),
    "too-wide": gettext_lazy("Deze afbeelding is breder of hoger dan %(pixels)s punten."),
    "damaged": gettext_lazy("Deze afbeelding is beschadigd."),
}


class LogoForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("PNG of JPEG, hoogstens 300 kB en 3000 punten breed of hoog."),
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Er is niets veranderd. Kies een ander bestand."),
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
            rest = _("Er is niets veranderd. Kies een ander bestand.")
            raise ValidationError(f"{REFUSED[refused.code] % values} {rest}") from refused
        return content


@require_http_methods(["GET", "POST"])
@in_authority(may="network.set_logo")
def logo(request: Visit) -> HttpResponse:
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_valid():
        set_logo(request.user, request.authority, form.cleaned_data["file"])
        messages.success(request, _("Het logo is bewaard. Het staat nu op de bladzijde voor het bestuur."))
        return redirect("settings:logo", request.authority.slug)
    found = logo_of(request.authority)
    shown = f"data:image/{found.kind};base64,{b64encode(bytes(found.content)).decode()}" if found else ""
    context = {"title": _("Logo"), "form": form, "shown": shown}
    return render(request, "settings/logo.html", context, status=422 if form.errors else 200)


@require_POST
@in_authority(may="network.set_logo")
def remove(request: Visit) -> HttpResponse:
    remove_logo(request.user, request.authority)
    messages.success(request, _("Het logo is weg."))
    return redirect("settings:logo", request.authority.slug)
