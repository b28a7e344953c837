"""The stories of a network, and one of them: as it is read, and for who writes as it stands."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.weaving.queries.linking import ideas_linked, links_shown
from draagvlak.capabilities.weaving.queries.listing import listed, story_at
from draagvlak.capabilities.weaving.queries.reading import story_read
from draagvlak.capabilities.weaving.queries.weaving import preview_of
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import may, there, who
from draagvlak.pages.weaving.forms.writing import SearchForm
from draagvlak.pages.weaving.views.telling import READ, WRITE


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    form = SearchForm(request.GET)
    text = form.cleaned_data["zoek"] if form.is_valid() else ""
    context = {
        "title": _("Verhalen"),
        "form": form,
        "text": text,
        "page": listed(request.user, request.network, text, request.GET.get("pagina", "")),
        "may_write": may(request, WRITE),
    }
    return render(request, "weaving/list.html", context)


@require_GET
@in_network(may=READ)
def one(request: Visit, woven: int) -> HttpResponse:
    writes = may(request, WRITE)
    row = story_at(request.network, woven)
    read = story_read(request.network, woven, Use.PAGES, day_of(request.network)) if row else None
    if row is None or (read is None and not writes):
        return there(None)  # type: ignore[no-any-return]
    if ideas := ideas_linked(request.user, request.network, row):
        see(*who(request), ideas)
    context = {
        "title": read.title if read else row.title,
        "key": woven,
        "read": read,
        "row": row,
        "links": links_shown(request.user, request.network, row, writes),
        "may_write": writes,
        **(_to_write(request, row) if writes else {}),
    }
    return render(request, "weaving/story.html", context)


def _to_write(request: Visit, row: Any) -> dict[str, Any]:
    """What who writes sees too: the text as it is now, where readers read another, or none."""
    says = row.title, row.lead, row.text
    is_other = (row.read_title, row.read_lead, row.read_text) != says
    shows = row.published_on is None
    return {
        "is_other": bool(row.published_on) and is_other,
        "preview": preview_of(request.user, request.network, row.text) if shows else None,
    }
