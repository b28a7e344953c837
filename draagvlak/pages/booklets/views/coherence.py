"""Stories in coherence: threads by theme, and the map of themes with its table."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.booklets.queries.themes import theme_map
from draagvlak.capabilities.booklets.queries.threads import thread_of, threads_of
from draagvlak.capabilities.network.queries import day_of
from draagvlak.pages.booklets.views.telling import READ
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import may, there

WEAVE = "weaving.write"


@require_GET
@in_network(may=READ)
def threads(request: Visit) -> HttpResponse:
    found = threads_of(request.network, day_of(request.network))
    context = {"title": _("Draden"), "found": found, "may_weave": may(request, WEAVE)}
    return render(request, "booklets/threads.html", context)


@require_GET
@in_network(may=READ)
def thread(request: Visit, thread: int) -> HttpResponse:
    whole = bool(request.GET.get("alles"))
    found = there(thread_of(request.network, thread, day_of(request.network), whole))
    return render(request, "booklets/thread.html", {"title": found.name, "found": found})


@require_GET
@in_network(may=READ)
def themes(request: Visit) -> HttpResponse:
    found = theme_map(request.network, day_of(request.network))
    context = {"title": _("Thema’s"), "found": found, "may_weave": may(request, WEAVE)}
    return render(request, "booklets/themes.html", context)
