"""Noting evidence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.support.actions.evidence import Beside, Said, Sent
from draagvlak.capabilities.support.choices import EvidenceKind as Kind
from draagvlak.capabilities.support.wording.levels import word_of
from draagvlak.pages.shared.forms import DayField
from draagvlak.pages.support.forms.fields import Choice, LedgerForm, chosen_of, keys_in, text_field

BY_LEVEL = {
    1: (Kind.BRIEFING, Kind.MESSAGE),
    2: (Kind.PRESENCE, Kind.STATEMENT, Kind.INTRODUCTION),
    3: (Kind.HOURS, Kind.BUDGET, Kind.MANDATE, Kind.DECISION),
    4: (Kind.STRUCTURAL_DECISION, Kind.RECURRENT_BUDGET, Kind.JOB_PROFILE),
    -1: (Kind.REFUSAL, Kind.CUT, Kind.OBSTACLE),
}


def kind_choices() -> list[Choice]:
    groups = [(word_of(level), [(kind.value, kind.label) for kind in kinds]) for level, kinds in BY_LEVEL.items()]
    return [("", _("Kies …")), *groups]


class EvidenceForm(LedgerForm):
    """`who`: "b" or "p" and a key, of those that the page offers."""

    who = forms.ChoiceField(label=_("Wie?"), help_text=_("Kies liefst een orgaan: dat blijft, ook na verkiezingen."))
    kind = forms.ChoiceField(label=_("Wat zag je?"))
    on = DayField(label=_("Op welke dag?"))
    until = DayField(
        label=_("Tot en met wanneer geldt het?"),
        help_text=_("Laat leeg als dat niet gezegd is. Dan telt het een jaar mee."),
        required=False,
    )
    text = text_field(
        3, label=_("In je eigen woorden"), help_text=_("Noem geen namen als het niet hoeft."), required=False
    )
    source = forms.CharField(
        label=_("Waar staat dit?"),
        help_text=_("Bijvoorbeeld: verslag MAT, meerjarenplan."),
        max_length=200,
        required=False,
    )
    reference = forms.CharField(
        label=_("Webadres van de beslissing"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("PDF, PNG, JPEG, ODT of DOCX, tot 5 MB. Alleen jij en de beheerder kunnen het openen."),
        required=False,
        allow_empty_file=True,
        max_length=200,
    )
    drop_file = forms.BooleanField(label=_("Haal het bestand weg"), required=False)

    def __init__(self, who: list[Choice], *args: Any, has_file: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = who  # type: ignore[attr-defined]
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]
        if not has_file:
            del self.fields["drop_file"]

    def said(self, layer: str) -> Said:
        """Of a valid form. `layer` counts for somebody by name."""
        given = self.cleaned_data
        parts = {part: given[part] for part in ("kind", "on", "until", "text", "source", "reference")}
        whose: dict[str, Any] = keys_in(given["who"])
        file = given.get("file")
        sent = Sent(file.name, file.read()) if file else None
        return Said(layer=layer, beside=Beside(sent, bool(given.get("drop_file"))), **whose, **parts)


def evidence_begins(row: Any) -> dict[str, Any]:
    parts = ("kind", "on", "until", "text", "source", "reference", "version")
    return {"who": chosen_of(row)} | {part: getattr(row, part) for part in parts}
