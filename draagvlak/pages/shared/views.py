"""Answers that every journey gives: what a visitor gets when we fail (wiring names it as `handler500`), and when
somebody else was first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from draagvlak.basics.differences import where_they_differ
from draagvlak.basics.figures import shown_figure
from draagvlak.capabilities.network.wording.inviting import invitation_mail


def broken(request: HttpRequest) -> HttpResponse:
    """One sentence and the request's number; no context processors, since one of those may be what broke."""
    number = getattr(request, "number", "")
    return HttpResponse(render_to_string("500.html", {"request": {"number": number}}), status=500)


@dataclass(frozen=True)
class Differing:
    """One field of which somebody typed something else than what stands there now, both in words."""

    label: str
    anchor: str
    typed: str
    now: str


def changed_meanwhile(
    request: HttpRequest, template: str, form: forms.BaseForm, now: dict[str, Any], context: dict[str, Any]
) -> HttpResponse:
    """409: the page of a valid `form` again, after ChangedMeanwhileError. What was typed stays in the fields.

    `now` is what the form would begin with today, by name of its fields, "version" with it: sent again, the form means
    that version. The template includes shared/changed_meanwhile.html, which shows both texts, above the form.
    """
    found = differing(form, now)
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data[form.add_prefix("version")] = str(now["version"])
    form.data = data
    return render(request, template, {**context, "form": form, "differing": found}, status=409)


def differing(form: forms.BaseForm, now: dict[str, Any]) -> list[Differing]:
    """The fields of a valid form that do not say what stands there `now`, in their order."""
    found = []
    for bound in form.visible_fields():
        stands, typed = now.get(bound.name), form.cleaned_data.get(bound.name)
        if bound.field.has_changed(stands, bound.data):
            words = where_they_differ(*(_in_words(bound.field, value) for value in (typed, stands)))
            found.append(Differing(str(bound.label), bound.id_for_label, *words))
    return found


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list | tuple):
        return ", ".join(_in_words(field, one) for one in value) or _("niets")
    if value in (None, ""):
        return _("niets")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, Decimal):
        return shown_figure(value)
    return str(dict(getattr(field, "choices", ())).get(value, value))


def send_invitation(request: HttpRequest, place: str, invited: Any, networks: Sequence[str]) -> bool:
    """Mail the link of an invitation that was just made. False where the mail could not leave."""
    row = invited.invitation
    address = reverse("roles:accept", args=[invited.token])
    mail = invitation_mail(place, row.kind, networks, request.build_absolute_uri(address), row.expires_at)
    try:
        send_mail(mail.subject, mail.text, None, [row.email])
    except OSError:  # of a mail server too: smtplib's errors are
        return False
    return True
