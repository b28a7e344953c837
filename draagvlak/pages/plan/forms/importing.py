"""From a file to a plan: which file, what its columns mean, and which plan it becomes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess
from draagvlak.capabilities.exchange.mapping.plans.listing import PlanMapping
from draagvlak.capabilities.exchange.readers.limits import MOST_BYTES
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.policy.choices import PlanKind
from draagvlak.pages.plan.forms.actions import AMOUNTS
from draagvlak.pages.plan.forms.plans import PlanForm

NEW = "new"
MOST_COLUMNS = 60
YEARS_AROUND = 6
TERM = range(2026, 2032)  # a multi-year plan runs from the second year of a legislature, for six years
Words = dict[str, "Promise | str"]

FIELDS: Words = {
    "objective": _("doelstelling"),
    "objective_code": _("code van de doelstelling"),
    "action_plan": _("actieplan"),
    "action_plan_code": _("code van het actieplan"),
    "action": _("actie"),
    "action_code": _("code van de actie"),
    "level": _("niveau: doelstelling, actieplan of actie"),
    "code": _("code, van welk niveau ook"),
    "title": _("titel, van welk niveau ook"),
    "text": _("omschrijving"),
    "priority": _("prioritair of niet"),
    "state": _("hoe ver het is"),
    "who": _("wie het doet"),
    "begins_on": _("begint op"),
    "ends_on": _("eindigt op"),
    "year": _("jaar van de bedragen"),
    "indicator": _("indicator"),
    "target": _("streefwaarde"),
    "ignore": _("niet inlezen"),
}
REASONS: Words = {
    "header": _("Zo heet de kolom."),
    "alike": _("De kolom heet bijna zo."),
    "year": _("De kolom heet naar een jaar. We denken: wat het plan wil uitgeven."),
    "twice": _("Een andere kolom zegt dit al."),
}


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label=_("Je plan"),
        help_text=_("Excel, LibreOffice of CSV. Sla het eerst op zonder wachtwoord."),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Er is niets bewaard. Kies een ander bestand."),
        },
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(refusal(Refused("too-large", limit=MOST_BYTES // 1024 // 1024)))
        return file


class PlanMappingForm(forms.Form):
    """Made from a proposal, so that what is not sent stays as it was proposed."""

    def __init__(self, mapping: PlanMapping, data: Any = None) -> None:
        super().__init__(data)
        self.proposed = mapping
        years = mapping.years
        span = range(min(years, default=2026), max(years, default=2026) + YEARS_AROUND)
        self.choices = [*FIELDS.items(), *_amounts(list(span))]
        for at, table in enumerate(mapping.tables):
            said = [("yes", _("een plan")), ("no", _("niet inlezen"))]
            self.fields[f"t{at}"] = forms.ChoiceField(
                label=_("Wat staat er op dit blad?"), choices=said, initial="yes" if table.is_read else "no"
            )
            for column in table.columns[:MOST_COLUMNS]:
                self.fields[f"t{at}-c{column.index}"] = forms.ChoiceField(
                    label=column.header or _now("kolom %(number)s") % {"number": column.index + 1},
                    choices=self._with(column.field),
                    initial=column.field,
                )

    def _with(self, value: str) -> list[Any]:
        known = {key for key, words in self.choices if isinstance(words, str | Promise)}
        known |= {key for _group, words in self.choices if isinstance(words, list) for key, _word in words}
        part = AMOUNTS.get(value)
        return self.choices if value in known else [*self.choices, (value, part or value)]

    def tables(self) -> Iterator[dict[str, Any]]:
        """What the page shows of each sheet."""
        for at, table in enumerate(self.proposed.tables):
            yield {
                "table": table,
                "shape": self[f"t{at}"],
                "columns": [self._column(at, column) for column in table.columns[:MOST_COLUMNS]],
                "more": max(0, len(table.columns) - MOST_COLUMNS),
            }

    def _column(self, at: int, column: ColumnGuess) -> dict[str, Any]:
        reason = REASONS.get(column.reason_code, "") if column.field != "ignore" else ""
        return {"field": self[f"t{at}-c{column.index}"], "samples": " · ".join(column.samples), "reason": reason}

    def mapping(self) -> PlanMapping:
        """What was chosen, of a valid form."""
        given = self.cleaned_data
        tables = []
        for at, table in enumerate(self.proposed.tables):
            columns = tuple(replace(c, field=given.get(f"t{at}-c{c.index}", c.field)) for c in table.columns)
            tables.append(replace(table, is_read=given[f"t{at}"] == "yes", columns=columns))
        return PlanMapping(tuple(tables))


class IntoForm(PlanForm):
    """The plan that a file becomes: one that is there, by key, or a new one, of which the rest is asked."""

    into = forms.ChoiceField(label=_("Welk plan is dit?"), widget=forms.RadioSelect)

    def __init__(self, plans: Sequence[Any], municipalities: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(municipalities, *args, **kwargs)
        self.plans = {str(plan.pk): plan for plan in plans}
        self.order_fields(["into"])
        choices = [*((key, plan.name) for key, plan in self.plans.items()), (NEW, _("een nieuw plan"))]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]
        for name in ("kind", "name", "first_year", "last_year"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("into") == NEW:
            for name in ("kind", "name", "first_year", "last_year"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("Vul dit in."))
        return given

    @property
    def new_fields(self) -> list[Any]:
        """What is only asked of a new plan."""
        return [field for field in self.visible_fields() if field.name != "into"]

    @property
    def plan(self) -> Any:
        """The plan that was chosen, of a valid form; None for a new one."""
        return self.plans.get(self.cleaned_data["into"])


def into_begins(plan: Any, years: Sequence[int], file_name: str) -> dict[str, Any]:
    """What is proposed: the plan that is meant, else a new one over the legislatures of the years of the file."""
    first = min(years, default=TERM[0])
    first -= (first - TERM[0]) % len(TERM)
    last = max(first + len(TERM) - 1, max(years, default=0))
    name = file_name.rsplit(".", 1)[0].replace("_", " ")[:200]
    begins = {"kind": PlanKind.MULTI_YEAR, "name": name, "first_year": first, "last_year": last, "source": file_name}
    return begins | {"into": str(plan.pk) if plan else NEW}


def _amounts(years: list[int]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind of amount in every year, by year; and without one, where the year stands in a column of its own."""
    bare = (_now("Jaar in een kolom"), [(part, str(words)) for part, words in AMOUNTS.items()])
    dated = [(str(year), [(f"{part}:{year}", f"{year}: {words}") for part, words in AMOUNTS.items()]) for year in years]
    return [bare, *dated]


@contextmanager
def on_disk(file: "UploadedFile[bytes]") -> Iterator[Path]:
    """The sent file in a folder of its own, under a name of ours, gone after the block."""
    with TemporaryDirectory(prefix="draagvlak-plan-") as folder:
        path = Path(folder) / "plan"
        with path.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        yield path
