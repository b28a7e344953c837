"""Which partners and which results stand on the public page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from draagvlak.capabilities.public_pages.actions.choosing import choose_partners, choose_results
from draagvlak.capabilities.public_pages.queries.partners import partners_to_choose, ticked_names
from draagvlak.capabilities.public_pages.queries.results import results_to_choose
from draagvlak.capabilities.public_pages.queries.shown import page_of
from draagvlak.pages.public.forms.choosing import PartnersForm, ResultsForm
from draagvlak.pages.public.views.settings import HERE, done
from draagvlak.pages.public.views.telling import WRITE
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, address_of, answer, sent, who


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def partners(request: Visit) -> HttpResponse:
    page = page_of(request.network)
    names, ticked = partners_to_choose(request.network), ticked_names(page)
    begins = {"names": ticked, "which": page.partners if page else "ticked"}
    form = PartnersForm(names, sent(request), initial=begins)
    changed: list[int] = []

    def save(step: str) -> None:
        changed.append(choose_partners(*who(request), form.cleaned_data["which"], form.cleaned_data["names"], step))

    return _answer(
        request, Page("public/partners.html", form, {"title": _("Partners op de openbare pagina")}), save, changed
    )


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def results(request: Visit) -> HttpResponse:
    rows = results_to_choose(page_of(request.network), request.network)
    form = ResultsForm(rows, sent(request))
    changed: list[int] = []

    def save(step: str) -> None:
        changed.append(choose_results(*who(request), form.chosen, step))

    context = {"title": _("Resultaten op de openbare pagina"), "changed": [one.row for one in rows if one.is_changed]}
    return _answer(request, Page("public/results.html", form, context), save, changed)


def _answer(request: Visit, page: Page, save: Any, changed: list[int]) -> HttpResponse:
    """What changed nothing needs no way back."""
    here = address_of(request, HERE)
    return answer(
        request, page, save, lambda: here, lambda step: done(request, here, step) if any(changed) else redirect(here)
    )
