"""What a municipality agrees to, the plan of a partnership, and what is decided in it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import without_numbers
from draagvlak.capabilities.merging.actions.agreeing import Agreeing
from draagvlak.capabilities.merging.actions.planning import Planned
from draagvlak.capabilities.merging.choices import What
from draagvlak.capabilities.merging.wording import refusal
from draagvlak.capabilities.network.choices import NetworkKind
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.shared.forms import OnceForm

SAID = {"same": True, "two": False, "open": None}


class AgreeForm(forms.Form):
    """Of one network of one's own, for one partnership of one's own."""

    network = forms.ChoiceField()
    partnership = forms.ChoiceField()
    shows_names = forms.BooleanField(required=False)

    def __init__(self, offers: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(offers)
        self.networks = {one.network.slug: one.network for one in rows}
        self.partnerships = {one.partnership.slug: one.partnership for one in rows}
        self.fields["network"].choices = [(slug, slug) for slug in self.networks]  # type: ignore[attr-defined]
        self.fields["partnership"].choices = [(slug, slug) for slug in self.partnerships]  # type: ignore[attr-defined]

    @property
    def agreeing(self) -> Agreeing:
        given = self.cleaned_data
        return Agreeing(self.networks[given["network"]], self.partnerships[given["partnership"]], given["shows_names"])


class PlanForm(OnceForm):
    """Of the networks (`agreed`) that may become part."""

    name = forms.CharField(label=_("Hoe heet het nieuwe netwerk?"), max_length=120)
    kind = forms.ChoiceField(label=_("Waarvoor is het?"), choices=NetworkKind.choices, widget=forms.RadioSelect)
    networks = forms.MultipleChoiceField(
        label=_("Welke netwerken gaan samen?"),
        help_text=_("Je ziet de netwerken waarvan de gemeente akkoord ging."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens twee netwerken.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, agreed: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["networks"].choices = [(str(one.key), one.label) for one in agreed]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if without_numbers(name) != name:
            raise forms.ValidationError(_("Een rijksregisternummer bewaren we nooit. Kies een andere naam."))
        return name

    def refuse(self, refused: RefusedError) -> None:
        self.add_error(refused.part if refused.part in self.fields else None, refusal(refused.code))

    @property
    def planned(self) -> Planned:
        given = self.cleaned_data
        return Planned(given["name"], given["kind"], [int(key) for key in given["networks"]])


class DecideForm(forms.Form):
    """That two are one, are two, or that nothing is said of them."""

    what = forms.ChoiceField(choices=What.choices)
    a = forms.RegexField(r"^[0-9a-f]{1,32}$")
    b = forms.RegexField(r"^[0-9a-f]{1,32}$")
    said = forms.ChoiceField(choices=[(key, key) for key in SAID])

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("what") == What.PERSON and not all(given.get(end, "").isdigit() for end in ("a", "b")):
            raise forms.ValidationError("keys")
        return given

    @property
    def decided(self) -> tuple[What, tuple[str, str], bool | None]:
        given: Mapping[str, Any] = self.cleaned_data
        return What(given["what"]), (given["a"], given["b"]), SAID[given["said"]]


class NoteForm(forms.Form):
    said = forms.ChoiceField(choices=[(key, key) for key in ("done", "dropped")])


class MergeForm(forms.Form):
    """`version`: that of the plan that was shown."""

    version = forms.IntegerField(min_value=1)
