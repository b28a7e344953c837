"""Networks side by side: like with like, on one scale, and never as a list of who does best."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.intervision.pictures.multiples import multiples, only
from draagvlak.capabilities.intervision.queries.peers import beside
from draagvlak.capabilities.intervision.wording.figures import about_words
from draagvlak.pages.intervision.forms.like import LikeForm
from draagvlak.pages.intervision.views.telling import READ
from draagvlak.pages.shared.doors import Visit, in_authority

A_PAGE = 24  # networks of others


@require_GET
@in_authority(may=READ)
def compare(request: Visit) -> HttpResponse:
    form = LikeForm(request.GET)
    found = beside(request.user, request.authority, form.like)
    own, others = ([one for one in found if one.is_ours is whose] for whose in (True, False))
    page = Paginator(others, A_PAGE).get_page(request.GET.get("pagina", ""))
    shown = [*own, *page.object_list]
    context = {
        "title": _("Vergelijk"),
        "form": form,
        "page": page,
        "own": own,
        "shown": [(one, about_words(one.figures)) for one in shown],
        "pictures": only(multiples(found), {one.key for one in shown}),
    }
    return render(request, "intervision/compare.html", context)
