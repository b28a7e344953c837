"""Beginning, naming and filing a note; keeping an edition; choosing two to compare."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.publications.choices import NoteForm
from draagvlak.pages.papers.forms.fields import PaperForm
from draagvlak.pages.shared.forms import DayField, OnceForm

LOCAL_TITLE = _("Afsprakennota 2027–2032")


class NamedForm(PaperForm):
    title = forms.CharField(label=_("Titel"), max_length=200, initial=LOCAL_TITLE)
    plan = forms.ChoiceField(
        label=_("In welk plan staan je doelstellingen?"),
        help_text=_("De strategische en operationele doelstellingen komen daaruit. Je kan dit later kiezen."),
        required=False,
    )

    def __init__(self, plans: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["plan"]
        field.choices = [("", _("nog geen")), *((str(plan.pk), plan.name) for plan in plans)]

    @property
    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"title": given["title"], "plan": int(given["plan"]) if given["plan"] else None}


class BeginForm(NamedForm):
    """`may_be_supra_local`: only a partnership may; others see why not."""

    form = forms.ChoiceField(label=_("Welke nota?"), choices=NoteForm, widget=forms.RadioSelect)
    field_order = ("form", "title", "plan")

    def __init__(self, plans: Iterable[Any], may_be_supra_local: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(plans, *args, **kwargs)
        field: Any = self.fields["form"]
        if not may_be_supra_local:
            field.choices = [(NoteForm.LOCAL.value, NoteForm.LOCAL.label)]
            field.initial = NoteForm.LOCAL.value

    @property
    def told(self) -> dict[str, Any]:
        return super().told | {"form": self.cleaned_data["form"]}


def named_begins(note: Any) -> dict[str, Any]:
    return {"title": note.title, "plan": str(note.plan_id or ""), "version": note.version}


class FileForm(PaperForm):
    on = DayField(label=_("Op welke dag diende je ze in?"))


class KeepForm(OnceForm):
    """A button alone."""
