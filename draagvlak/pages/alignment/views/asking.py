"""Who is asked the same twice."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.alignment.queries.asking import twice_in
from draagvlak.pages.alignment.views.telling import READ, who
from draagvlak.pages.shared.doors import Visit, in_authority


@require_GET
@in_authority(may=READ)
def twice(request: Visit) -> HttpResponse:
    context = {"title": _("Twee keer gevraagd"), "found": twice_in(*who(request))}
    return render(request, "alignment/twice.html", context)
