"""The versions of a story, two side by side, and putting one back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.weaving.actions.stories import put_back as put_back_version
from draagvlak.capabilities.weaving.queries.versions import compared, versions_of
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import new_step, there, told, who
from draagvlak.pages.weaving.views.telling import WRITE, address, story_in


@require_GET
@in_network(may=WRITE)
def listing(request: Visit, woven: int) -> HttpResponse:
    row = story_in(request, woven)
    context = {"title": _("Versies"), "row": row, "versions": versions_of(row)}
    return render(request, "weaving/versions.html", context)


@require_GET
@in_network(may=WRITE)
def compare(request: Visit, woven: int) -> HttpResponse:
    """`van` and `met` in the address: numbers of versions; else the one before the last, and the last."""
    row = story_in(request, woven)
    versions = versions_of(row)
    numbers = [one.number for one in versions]
    first = _number(request, "van", numbers[min(1, len(numbers) - 1)])
    second = _number(request, "met", numbers[0])
    names = _("Titel"), _("Inleiding"), _("Tekst")
    context = {
        "title": _("Vergelijk twee versies"),
        "row": row,
        "versions": versions,
        "first": first,
        "second": second,
        "parts": there(compared(row, first, second, names)),
    }
    return render(request, "weaving/compare.html", context)


def _number(request: Visit, name: str, otherwise: int) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else otherwise


@require_POST
@in_network(may=WRITE)
def put_back(request: Visit, woven: int, woven_version: int) -> HttpResponse:
    row: Any = story_in(request, woven)
    step, to = new_step(), address(request, "story", woven)
    try:
        put_back_version(*who(request), (woven, row.version), woven_version, step)
    except LookupError as error:
        raise Http404 from error
    except ChangedMeanwhileError:
        return redirect(address(request, "versions", woven))
    said = _("Teruggezet, als een nieuwe versie. Lezers lezen wat je het laatst publiceerde.")
    return told(request, said, to, address(request, "undo", step))
