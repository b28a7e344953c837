"""The cards: to read, to print and talk about, and those of the authority's own to make and change."""

from collections.abc import Callable
from typing import Any

import rules
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.competences.actions import cards as actions
from draagvlak.capabilities.competences.choices import LEVELS
from draagvlak.capabilities.competences.queries.cards import CardShown, all_cards, own_card_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.competences.forms.roles import CardForm, card_begins
from draagvlak.pages.competences.forms.words import REFUSALS
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, answer, refused, sent, there, told

WRITE = "competences.write_cards"


@require_GET
@in_authority(may="competences.describe")
def listing(request: Visit) -> HttpResponse:
    cards = all_cards()
    context = {
        "title": _("Competentiekaarten"),
        "cards": [(card, list(zip(LEVELS, card.levels, strict=False))) for card in cards if not card.is_retired],
        "retired": [card for card in cards if card.is_retired],
        "may_write": rules.has_perm(WRITE, request.user, request.authority),
    }
    return render(request, "competences/cards.html", context)


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def make(request: Visit) -> HttpResponse:
    form = CardForm(sent(request))

    def save(step: str) -> None:
        actions.make_card(request.user, request.authority, form.cleaned_data["name"], form.levels(), step)

    page = Page("competences/card_form.html", form, {"title": _("Nieuwe kaart")})
    return _answer(request, page, save, _("De kaart staat erbij."))


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def change(request: Visit, card: str) -> HttpResponse:
    found = _own(card)
    form = CardForm(sent(request), initial=card_begins(found))

    def save(_step: str) -> None:
        at = (card, form.at_version)
        actions.change_card(request.user, request.authority, at, form.cleaned_data["name"], form.levels())

    def now() -> dict[str, Any]:
        return card_begins(_own(card))

    page = Page("competences/card_form.html", form, {"title": _("Pas deze kaart aan"), "card": found}, now)
    return _answer(request, page, save, _("Bewaard."))


@require_POST
@in_authority(may=WRITE)
def lay_aside(request: Visit, card: str) -> HttpResponse:
    _own(card)
    actions.lay_aside(request.user, request.authority, card)
    said = _("Opzij gelegd. Wat mensen ermee over zichzelf zeiden, blijft van hen.")
    back = reverse("competences:take_up_again", args=[request.authority.slug, card])
    return told(request, said, _home(request), back)


@require_POST
@in_authority(may=WRITE)
def take_up_again(request: Visit, card: str) -> HttpResponse:
    _own(card)
    try:
        actions.take_up_again(request.user, request.authority, card)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), _home(request))
    return told(request, _("De kaart is er weer."), _home(request))


def _own(key: str) -> CardShown:
    return there(own_card_of(key))  # type: ignore[no-any-return]


def _answer(request: Visit, page: Page, save: Callable[[str], Any], said: str) -> HttpResponse:
    return answer(request, page, save, lambda: _home(request), lambda _step: told(request, said, _home(request)))


def _home(request: Visit) -> str:
    return reverse("competences:cards", args=[request.authority.slug])
