"""The same for several people: what, of whom, and taking it back."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from draagvlak.basics.fragments import stamp_of
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.queries.several import Said, Weighed
from draagvlak.pages.people.forms.fields import RefusingForm, organisation_field

AN_HOUR = 3600
SALT = "people.several"


class SeveralForm(RefusingForm):
    """What the chosen people get; `networks` are those to which they may be brought. Empty: stays as it is."""

    layer = forms.ChoiceField(label=_("Laag"), required=False, choices=[("", _("blijft zoals het is")), *Layer.choices])
    organisation = organisation_field(label=_("Organisatie"))
    municipality = forms.CharField(label=_("Gemeente"), required=False, max_length=80)
    joins = forms.ChoiceField(label=_("Voeg ook toe aan"), required=False)

    def __init__(self, data: Any, networks: Iterable[Any]) -> None:
        super().__init__(data)
        self.networks = {network.slug: network for network in networks}
        named = [(slug, network.name) for slug, network in self.networks.items()]
        self.fields["joins"].choices = [("", _("geen ander netwerk")), *named]  # type: ignore[attr-defined]
        if not named:
            del self.fields["joins"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not any(given.values()):
            self.add_error(None, _("Kies wat je wil aanpassen. Er is niets veranderd."))
        return given

    @property
    def mark(self) -> str:
        """Of what was filled in: only what was looked at is done."""
        return stamp_of(sorted(self.cleaned_data.items())) if self.is_bound and self.is_valid() else ""

    @property
    def said(self) -> Said:
        given = self.cleaned_data
        joins = self.networks.get(given.get("joins", ""))
        return Said(given["layer"], given["organisation"].strip(), given["municipality"].strip(), joins)


def chosen(given: list[str]) -> list[int]:
    """The people that were ticked."""
    return [int(key) for key in given if key.isascii() and key.isdigit() and len(key) < 18]


def told(weighed: Weighed) -> list[str]:
    """What would happen, in sentences."""
    changed, same = len(weighed.changed), len(weighed.people) - len(weighed.changed) - len(weighed.refused)
    said = [ngettext("%(count)s mens verandert.", "%(count)s mensen veranderen.", changed) % {"count": changed}]
    if same:
        said.append(
            ngettext("Bij %(count)s mens stond het al zo.", "Bij %(count)s mensen stond het al zo.", same)
            % {"count": same}
        )
    if weighed.refused:
        count = len(weighed.refused)
        said.append(
            ngettext(
                "%(count)s mens blijft zoals die is: er staat een e-mail of telefoon, en geen akkoord.",
                "%(count)s mensen blijven zoals ze zijn: er staat een e-mail of telefoon, en geen akkoord.",
                count,
            )
            % {"count": count}
        )
    return said


def sealed(done: dict[str, Any], user: int, network: int) -> str:
    """What is needed to take it back, for this user and this network alone; it stands in the page and nowhere else."""
    return signing.dumps([user, network, done], salt=SALT, compress=True)


def opened(text: str, user: int, network: int) -> dict[str, Any] | None:
    """None for what is not ours, too old, or of somebody else."""
    try:
        who, where, done = signing.loads(text, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return done if (who, where) == (user, network) else None
