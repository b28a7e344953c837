"""A figure, and a file of figures."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.exchange.readers.limits import MOST_BYTES
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.publications.mapping.figures import Figures, NewFigure
from draagvlak.pages.papers.forms.fields import NumberField, PaperForm
from draagvlak.pages.shared.forms import OnceForm

SALT = "draagvlak.papers.figures"
PARTS = ("name", "municipality", "year", "value", "unit", "source")


class FigureForm(PaperForm):
    name = forms.CharField(
        label=_("Wat telt dit cijfer?"), help_text=_("Bijvoorbeeld: mensen met een leefloon."), max_length=200
    )
    value = NumberField(label=_("Waarde"), help_text=_("Bijvoorbeeld: 1.312 of 8,4."))
    unit = forms.CharField(
        label=_("Eenheid"), help_text=_("Bijvoorbeeld: mensen, procent."), max_length=60, required=False
    )
    municipality = forms.CharField(label=_("Gemeente"), max_length=80, required=False)
    year = forms.IntegerField(label=_("Jaar"), min_value=1900, max_value=2100, required=False)
    source = forms.CharField(
        label=_("Waar staat dit?"),
        help_text=_("Een cijfer zonder bron overtuigt niemand. Noem de bron en de dag."),
        max_length=500,
    )

    def told(self) -> NewFigure:
        return NewFigure(**{part: self.cleaned_data[part] for part in PARTS})


def figure_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in (*PARTS, "version")}


class FiguresFileForm(forms.Form):
    file = forms.FileField(
        label=_("Je bestand"),
        help_text=_("Excel, LibreOffice of CSV, met een kolom Cijfer en een kolom Waarde."),
        allow_empty_file=True,
        error_messages={"required": _("Kies een bestand.")},
    )
    source = forms.CharField(
        label=_("Bron van wat geen eigen bron heeft"),
        help_text=_("Bijvoorbeeld: Statistiek Vlaanderen, opgezocht op 24/11/2026."),
        max_length=500,
        required=False,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Raises ValidationError for a file over the limit, before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(refusal(Refused("too-large", limit=MOST_BYTES // 1024 // 1024)))
        return file


class BroughtForm(OnceForm):
    """`figures` bears what was read, sealed: nothing is kept before it is confirmed."""

    figures = forms.CharField(widget=forms.HiddenInput)


def sealed(figures: Figures, place: str) -> str:
    rows = [one.to_json() for one in figures.figures]
    return signing.dumps(rows, salt=f"{SALT}:{place}", compress=True)


def unsealed(said: str, place: str) -> list[NewFigure]:
    """Raises BadSignature for what we did not seal within a day."""
    rows: list[dict[str, Any]] = signing.loads(said, salt=f"{SALT}:{place}", max_age=24 * 3600)
    return [NewFigure.from_json(row) for row in rows]


@contextmanager
def on_disk(file: "UploadedFile[bytes]") -> Iterator[Path]:
    """The sent file in a folder of its own, under a name of ours, gone after the block."""
    with TemporaryDirectory(prefix="draagvlak-cijfers-") as folder:
        path = Path(folder) / "list"
        with path.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        yield path
