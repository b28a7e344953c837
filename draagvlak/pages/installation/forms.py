"""Which municipality or partnership gets a workspace, and who administers it first."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz, process

from draagvlak.basics.letters import plain
from draagvlak.capabilities.authorities.queries import every_municipality
from draagvlak.capabilities.privacy.queries.audit import Asking
from draagvlak.pages.shared.forms import OnceForm

ALIKE = 70  # of 100: from here a name may be the one that was meant


class MunicipalityForm(forms.Form):
    nis = forms.CharField(max_length=5)


class PartnershipForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Naam van het samenwerkingsverband"), max_length=80)
    members = forms.CharField(
        label=gettext_lazy("Welke gemeenten?"),
        help_text=gettext_lazy("Een gemeente per regel, zoals ze officieel heet."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_members(self) -> list[Any]:
        """Municipalities of the official list. Raises ValidationError for a name that is not in it."""
        known = {plain(one.name): one for one in every_municipality()}
        names = dict.fromkeys(
            " ".join(line.split()) for line in self.cleaned_data["members"].splitlines() if line.strip()
        )
        unknown = [name for name in names if plain(name) not in known]
        if unknown:
            raise forms.ValidationError([_not_known(name, [one.name for one in known.values()]) for name in unknown])
        found = [known[name] for name in dict.fromkeys(plain(name) for name in names)]
        if len(found) < 2:
            raise forms.ValidationError(_("Een samenwerkingsverband heeft minstens twee gemeenten."))
        return found


def _not_known(name: str, known: list[str]) -> str:
    said = _("‘%(name)s’ staat niet in de lijst van Vlaamse gemeenten.") % {"name": name}
    alike = process.extractOne(name, known, scorer=fuzz.WRatio, score_cutoff=ALIKE)
    return f"{said} {_('Bedoelde je %(names)s?') % {'names': alike[0]}}" if alike else said


class FirstForm(OnceForm):
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van de beheerder"),
        max_length=254,
        error_messages={"invalid": gettext_lazy("Dit is geen e-mailadres. Kijk het na.")},
    )

    def __init__(self, own: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own.lower()

    def clean_email(self) -> str:
        """Raises ValidationError for one's own address: who keeps the installation sees no content."""
        email: str = self.cleaned_data["email"]
        if email.lower() == self.own:
            raise forms.ValidationError(_("Wie de installatie beheert, krijgt zelf geen rol in een gemeente."))
        return email


class DaysForm(forms.Form):
    """From which day to which; what is wrong filters nothing."""

    since = forms.DateField(
        label=gettext_lazy("Vanaf"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=gettext_lazy("Tot en met"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def asking(self) -> Asking:
        self.full_clean()
        given = getattr(self, "cleaned_data", {})  # a form that nobody sent has none
        return Asking(since=given.get("since"), until=given.get("until"))
