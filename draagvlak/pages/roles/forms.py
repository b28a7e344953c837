"""Whom one invites to what, how long a role holds, and the account that somebody makes who was invited."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import without_numbers
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.actions.holding import Held
from draagvlak.capabilities.network.actions.inviting import Asked
from draagvlak.capabilities.network.actions.joining import NewAccount
from draagvlak.capabilities.network.queries.access import people_without_account
from draagvlak.capabilities.network.wording.inviting import role_told
from draagvlak.pages.shared.forms import OnceForm

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Until(forms.DateField):
    """The last day on which a role holds."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Tot en met"),
            help_text=_("Laat leeg als je nog niet weet wanneer het stopt."),
            required=False,
            widget=DAY,
            error_messages={"invalid": _("Schrijf de dag als 24/11/2026, of kies hem.")},
        )

    def clean(self, value: Any) -> date | None:
        found: date | None = super().clean(value)
        if found and found < localdate():
            raise forms.ValidationError(_("Die dag is voorbij. Kies vandaag of later, of beëindig de rol meteen."))
        return found


class Networks(forms.MultipleChoiceField):
    """Networks by the slug of each."""

    def __init__(self, networks: Iterable[Any], **kwargs: Any) -> None:
        self.found = {network.slug: network for network in networks}
        choices = [(slug, network.name) for slug, network in self.found.items()]
        widget = forms.CheckboxSelectMultiple
        super().__init__(label=_("In welke netwerken?"), choices=choices, widget=widget, required=False, **kwargs)

    def clean(self, value: Any) -> list[Any]:
        return [self.found[slug] for slug in super().clean(value)]


def only_one(form: forms.BaseForm, people: Any, name: str) -> Any:
    """The one of `people` who is called `name`; else None, and `form` says why."""
    found = list(people.filter(name__iexact=name)[:2])
    if not found:
        form.add_error("person", _("Niemand zonder account heet zo in dit netwerk. Kijk na bij Mensen."))
    elif len(found) > 1:
        form.add_error("person", _("Meer dan één persoon heet zo. Geef een van hen eerst een andere naam bij Mensen."))
    return found[0] if len(found) == 1 else None


class InviteForm(OnceForm):
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Dit is geen e-mailadres. Kijk het na.")},
    )
    kind = forms.ChoiceField(label=_("Welke rol?"), widget=forms.RadioSelect)
    person = forms.CharField(
        label=_("Wie is het in het netwerk?"),
        help_text=_("De naam zoals die bij Mensen staat. Laat je dit leeg, dan zoeken we op het e-mailadres."),
        max_length=200,
        required=False,
    )
    until = Until()

    field_order = ("email", "kind", "networks", "person", "until")

    def __init__(self, kinds: Iterable[RoleKind], networks: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, role_told(kind)) for kind in kinds]  # type: ignore[attr-defined]
        known = list(networks)
        self.fields["networks"] = Networks(known, initial=[known[0].slug] if len(known) == 1 else None)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("kind") == RoleKind.ADMINISTRATOR:
            return {**given, "networks": [], "person": None}
        if "networks" in given and not given["networks"]:
            self.add_error("networks", _("Kies minstens één netwerk. Een rol geldt per netwerk."))
        given["person"] = self._person(given) if not self.errors else None
        return given

    def _person(self, given: dict[str, Any]) -> Any:
        """The only one of that name among those without an account; where no name was given, of that address."""
        people = people_without_account(given["networks"], localdate())
        name = given.get("person", "").strip()
        if not name:
            found = list(people.filter(email__iexact=given["email"])[:2])
            return found[0] if len(found) == 1 else None
        return only_one(self, people, name)

    @property
    def asked(self) -> Asked:
        given = self.cleaned_data
        return Asked(given["email"], given["kind"], given["networks"], given["until"], given["person"])


class RoleForm(forms.Form):
    """Until when a role holds, and where."""

    until = Until()
    sure = forms.BooleanField(
        label=_("Ja, ook als een netwerk dan geen regisseur meer heeft"), required=False, widget=forms.HiddenInput
    )
    version = forms.CharField(widget=forms.HiddenInput, max_length=32)

    def __init__(self, networks: Iterable[Any], has_networks: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_networks:
            self.fields["networks"] = Networks(networks)
            self.order_fields(("networks", "until"))

    def clean_networks(self) -> list[Any]:
        found: list[Any] = self.cleaned_data["networks"]
        if not found:
            raise forms.ValidationError(_("Kies minstens één netwerk, of beëindig de rol."))
        return found

    def ask_whether_sure(self) -> None:
        self.fields["sure"].widget = forms.CheckboxInput()
        self.add_error("sure", _("Dan heeft een netwerk geen regisseur meer. Vink aan als je dat zo wil."))

    @property
    def held(self) -> Held:
        given = self.cleaned_data
        return Held(given["until"], given.get("networks", ()), given["sure"])


class WhoForm(forms.Form):
    """Who somebody with an account is among the people of a network."""

    person = forms.CharField(
        label=_("Wie is het in het netwerk?"),
        help_text=_("De naam zoals die bij Mensen staat. Leeg: niemand uit het netwerk."),
        max_length=200,
        required=False,
    )

    def __init__(self, networks: Iterable[Any], now: Any, data: Any = None) -> None:
        super().__init__(data, initial={"person": now.name if now else ""})
        self.networks, self.now = networks, now

    def clean_person(self) -> Any:
        name = self.cleaned_data["person"].strip()
        if not name or (self.now and name.casefold() == self.now.name.casefold()):
            return self.now if name else None
        return only_one(self, people_without_account(self.networks, localdate()), name)


class AccountForm(forms.Form):
    """The account of somebody who was invited at `email`."""

    name = forms.CharField(
        label=_("Je naam"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}), strip=True
    )
    password = forms.CharField(
        label=_("Kies een wachtwoord"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("Hetzelfde wachtwoord, nog eens"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    is_old_enough = forms.BooleanField(
        label=_("Ik ben 13 jaar of ouder."),
        error_messages={"required": _("Een account is er pas vanaf 13 jaar. Er is niets bewaard.")},
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = _("Minstens 12 tekens. Een zinnetje onthoud je makkelijker dan een woord.")

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if without_numbers(name) != name:
            raise forms.ValidationError(_("Een rijksregisternummer bewaren we nooit. Schrijf je naam."))
        return name

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        password = given.get("password")
        if password and given.get("again") and password != given["again"]:
            self.add_error("again", _("Dit is niet hetzelfde wachtwoord. Typ het opnieuw."))
        if password:
            try:
                validate_password(password, Like(self.email, given.get("name", "")))  # type: ignore[arg-type]
            except forms.ValidationError as refused:
                self.add_error("password", refused)
        return given

    @property
    def account(self) -> NewAccount:
        return NewAccount(self.cleaned_data["name"], self.cleaned_data["password"])


class Like:
    """What a password should not look like."""

    def __init__(self, email: str, name: str) -> None:
        self.username = self.email = email
        self.first_name, self.last_name = name, ""
