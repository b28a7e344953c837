"""Which file, and into which network."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import without_numbers
from draagvlak.capabilities.exchange.readers.limits import MOST_BYTES
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal

NEW = "new"


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Je lijst"),
        help_text=_(
            "Excel, LibreOffice, CSV of een netwerkbestand, zonder wachtwoord. Kies het, of sleep het hierheen."
        ),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Er is niets bewaard. Kies een ander bestand."),
        },
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Raises ValidationError for a file over the limit, before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(refusal(Refused("too-large", limit=MOST_BYTES // 1024 // 1024)))
        return file


class TargetForm(forms.Form):
    """The network that a list goes into: one that is there, or a new one with a name."""

    network = forms.ChoiceField(label=_("In welk netwerk?"), widget=forms.RadioSelect)
    new_name = forms.CharField(
        label=_("Naam van het nieuwe netwerk"),
        max_length=120,
        required=False,
        initial=_("Lokaal netwerk vrijetijdsparticipatie"),
    )

    takes_over = forms.BooleanField(
        label=_("Neem over wat in deze lijst anders staat dan in het netwerk"),
        help_text=_("Laat je dit uit, dan vullen we alleen aan wat leeg is."),
        required=False,
        initial=True,
    )

    def __init__(self, networks: Iterable[Any], against: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        """`against` says for which network (key, None for a new one) the list was weighed."""
        super().__init__(*args, **kwargs)
        self.networks = {network.slug: network for network in networks}
        field = self.fields["network"]
        field.choices = [*((slug, found.name) for slug, found in self.networks.items()), (NEW, _("een nieuw netwerk"))]  # type: ignore[attr-defined]
        # An example stands still: a list of one's own belongs in a network that lives.
        field.initial = next((slug for slug, found in self.networks.items() if not found.frozen_on), NEW)
        if "network" in against:
            keys = {found.pk: slug for slug, found in self.networks.items()}
            field.initial = keys.get(against["network"], NEW)
        if not self.networks:
            del self.fields["takes_over"]  # nothing is there yet that a list could say otherwise

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if without_numbers(given.get("new_name", "")) != given.get("new_name", ""):
            self.add_error("new_name", _("Een rijksregisternummer bewaren we nooit. Kies een andere naam."))
        is_refused = "new_name" in self.errors
        if given.get("network") == NEW and not is_refused and not given.get("new_name", "").strip():
            self.add_error("new_name", _("Geef het nieuwe netwerk een naam."))
        return given

    @property
    def chosen(self) -> tuple[Any, str, bool]:
        """The network or None, the name of the new one or "", and whether the list is right where they differ."""
        found = self.networks.get(self.cleaned_data["network"])
        name = "" if found else self.cleaned_data["new_name"].strip()
        return found, name, self.cleaned_data.get("takes_over", True)


@contextmanager
def on_disk(file: "UploadedFile[bytes]") -> Iterator[Path]:
    """The sent file in a folder of its own, under a name of ours, gone after the block."""
    with TemporaryDirectory(prefix="draagvlak-lijst-") as folder:
        path = Path(folder) / "list"
        with path.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        yield path
