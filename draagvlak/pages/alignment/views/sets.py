"""What networks share, and who connects them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.alignment.choices import What
from draagvlak.capabilities.alignment.queries.connecting import connections
from draagvlak.capabilities.alignment.queries.overlapping import overlap_of
from draagvlak.pages.alignment.views.telling import READ, who
from draagvlak.pages.shared.doors import Visit, in_authority


@require_GET
@in_authority(may=READ)
def overlap(request: Visit) -> HttpResponse:
    asked = request.GET.get("wat", "")
    what = What(asked) if asked in What.values else What.ORGANISATIONS
    found = overlap_of(*who(request), what, request.GET.getlist("netwerk"))
    context = {"title": _("Overlap"), "found": found, "whats": What.choices}
    return render(request, "alignment/overlap.html", context)


@require_GET
@in_authority(may=READ)
def shared(request: Visit) -> HttpResponse:
    context = {"title": _("Wie netwerken verbindt"), "found": connections(*who(request))}
    return render(request, "alignment/shared.html", context)
