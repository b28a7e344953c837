"""Sharing with others, until when, and withdrawing it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.intervision.actions import sharing
from draagvlak.capabilities.intervision.actions.undoing import undo_sharing
from draagvlak.capabilities.intervision.queries import own
from draagvlak.capabilities.intervision.queries.whom import may_get
from draagvlak.pages.intervision.forms.sharing import ShareForm, UntilForm
from draagvlak.pages.intervision.views.telling import SHARE, answer, here
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, taken_back, there, told, who


@require_http_methods(["GET", "POST"])
@in_network(may=SHARE)
def share(request: Visit) -> HttpResponse:
    offered = own.practices_of(request.network), own.stories_to_share(request.network)
    begins = {"year": own.year_of(request.network), "figures": [request.GET.get("wat", "")]}
    begins |= {"practices": [request.GET.get("praktijk", "")]}
    form = ShareForm(*offered, may_get(request.authority), sent(request), initial=begins)

    def save(step: str) -> None:
        sharing.share(*who(request), form.offer, step)

    page = Page("intervision/share.html", form, {"title": _("Deel met andere gemeenten")})
    return answer(request, page, save, _("Gedeeld. Zij zien het vanaf nu."), (lambda: here(request, "ours"), "undo"))


@require_http_methods(["GET", "POST"])
@in_network(may=SHARE)
def until(request: Visit, own_piece: int) -> HttpResponse:
    row = there(own.piece_at(request.network, own_piece))
    form = UntilForm(sent(request), initial={"until": row.until, "version": row.version})

    def save(step: str) -> None:
        sharing.share_until(*who(request), (own_piece, form.at_version), form.cleaned_data["until"], step)

    def now() -> dict[str, Any]:
        found = there(own.piece_at(request.network, own_piece))
        return {"until": found.until, "version": found.version}

    context = {"title": _("Tot wanneer delen we dit?"), "row": row, "name": own.title_of(row)}
    page = Page("intervision/until.html", form, context, now)
    return answer(request, page, save, _("Bewaard."), (lambda: here(request, "ours"), "undo"))


@require_POST
@in_network(may=SHARE)
def withdraw(request: Visit, own_piece: int) -> HttpResponse:
    there(own.piece_at(request.network, own_piece))
    step = new_step()
    sharing.withdraw(*who(request), own_piece, step)
    return _told_gone(request, _("Teruggetrokken. Anderen zien het niet meer."), step)


@require_POST
@in_network(may=SHARE)
def withdraw_all(request: Visit) -> HttpResponse:
    step = new_step()
    sharing.withdraw_all(*who(request), step)
    return _told_gone(request, _("Alles is teruggetrokken. Anderen zien niets meer van dit netwerk."), step)


def _told_gone(request: Visit, said: str, step: str) -> HttpResponse:
    return told(request, said, here(request, "ours"), here(request, "undo", request.network.slug, step))


@require_POST
@in_network(may=SHARE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_sharing(*who(request), step), here(request, "ours"))
