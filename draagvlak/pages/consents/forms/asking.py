"""Which quotes of a voice, for which uses, and where exactly they will stand."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.consents.actions.asking import Asking, Wish
from draagvlak.capabilities.consents.choices import LONGEST_PLACE, Use
from draagvlak.pages.consents.forms.fields import REFUSALS
from draagvlak.pages.shared.forms import StepForm


class AskForm(StepForm):
    refusals: ClassVar = REFUSALS
    fragments = forms.MultipleChoiceField(
        label=_("Welke citaten?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één citaat.")},
    )
    uses = forms.MultipleChoiceField(
        label=_("Waarvoor?"),
        help_text=_("Elk gebruik wordt apart gevraagd."),
        choices=Use.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één gebruik.")},
    )
    parent_agreed = forms.BooleanField(label=_("Een ouder zei ja"), required=False)
    again = forms.BooleanField(label=_("Vraag het toch opnieuw"), required=False)

    def __init__(self, quotes: Sequence[tuple[int, str]], is_minor: bool, *args: Any, **kwargs: Any) -> None:
        """`quotes`: keys and words of those that can be asked."""
        super().__init__(*args, **kwargs)
        self.fields["fragments"].choices = quotes  # type: ignore[attr-defined]
        for use in Use:
            self.fields[f"place_{use.value}"] = forms.CharField(
                label=_("Waar precies?"), max_length=LONGEST_PLACE, required=False
            )
        if not is_minor:
            del self.fields["parent_agreed"]

    def refuse(self, refused: Any) -> None:
        if refused.part == "wishes":
            refused.part = "fragments"
        super().refuse(refused)

    def asking(self) -> Asking:
        given = self.cleaned_data
        places = {use: given[f"place_{use}"] for use in given["uses"]}
        wishes = [Wish(int(key), use, places[use]) for key in given["fragments"] for use in given["uses"]]
        return Asking(wishes, given.get("parent_agreed", False), given["again"])

    @property
    def places(self) -> list[tuple[Any, Any]]:
        """Each use as a box, with the field that says where."""
        return [(box, self[f"place_{box.data['value']}"]) for box in self["uses"]]


class RenewForm(StepForm):
    refusals: ClassVar = REFUSALS
    is_lost = forms.BooleanField(
        label=_("De oude link kwam bij iemand anders terecht: die opent niets meer"), required=False
    )
