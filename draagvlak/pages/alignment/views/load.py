"""How much meetings ask: of all, in groups of five or more; and of oneself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.alignment.queries.asking import own_twice
from draagvlak.capabilities.alignment.queries.loading import load_of_all, own_load
from draagvlak.pages.alignment.views.telling import READ, may_here
from draagvlak.pages.shared.doors import Visit, in_authority

OWN = "alignment.read_own_load"


@require_GET
@in_authority(may=READ)
def everybody(request: Visit) -> HttpResponse:
    return render(request, "alignment/load.html", {"title": _("Vergaderlast"), "found": load_of_all()})


@require_GET
@in_authority(may=OWN)
def mine(request: Visit) -> HttpResponse:
    found = own_load(request.user)
    twice = own_twice(found.person) if found.person else []
    context = {"title": _("Mijn vergaderlast"), "found": found, "twice": twice, "reads": may_here(request, READ)}
    return render(request, "alignment/mine.html", context)
