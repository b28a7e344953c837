"""All networks of the authority, and what neighbours share, side by side."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.alignment.actions.undoing import undo_in_authority
from draagvlak.capabilities.alignment.queries.networks import readable, with_neighbours
from draagvlak.capabilities.alignment.wording.profiles import more_told, unsaid
from draagvlak.capabilities.alignment.wording.profiles import told as parts_told
from draagvlak.pages.alignment.views.telling import READ, WRITE, here, who
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import taken_back

AT_ONCE = 4  # parts of a profile that are seen without asking for more


@require_GET
@in_authority(may=READ)
def overview(request: Visit) -> HttpResponse:
    beside = with_neighbours(*who(request))
    opens = readable(*who(request), READ)
    shown = [_shown(one, one.row is not None and one.row.pk in opens) for one in beside]
    context = {"title": _("Afstemming"), "shown": shown, "ours": sum(one.row is not None for one in beside)}
    return render(request, "alignment/overview.html", context)


def _shown(one: Any, opens: bool) -> dict[str, Any]:
    told_of = parts_told(one.profile)
    more = [*told_of[AT_ONCE:], *more_told(one)]
    return {"of": one, "opens": opens, "first": told_of[:AT_ONCE], "more": more, "unsaid": unsaid(one.unsaid)}


@require_POST
@in_authority(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_in_authority(*who(request), step), here(request, "overview"))
