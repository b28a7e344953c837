"""The network as a file: which formats there are and what each holds, and the file itself."""

from tempfile import TemporaryFile

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.exchange import actions
from draagvlak.capabilities.exchange.queries.holding import takes_long_to_write
from draagvlak.pages.export.forms import groups, known_format
from draagvlak.pages.shared.doors import Visit, in_network, paced


@require_GET
@in_network(may="network.export")
def choose(request: Visit) -> HttpResponse:
    is_large = takes_long_to_write(request.network)
    context = {"title": _("Bewaar je netwerk als bestand"), "groups": groups(), "is_large": is_large}
    return render(request, "export/choose.html", context)


@require_GET
@in_network(may="network.export")
@paced("export")
def file(request: Visit, format: str) -> FileResponse:  # noqa: A002 as it stands in the address
    """The whole file is made before its first byte leaves: an error never gives half a network."""
    wanted = known_format(format)
    if wanted is None:
        raise Http404
    made = TemporaryFile()  # noqa: SIM115 the answer closes it, and then it is gone
    actions.export(request.user, request.authority, request.network, wanted, made)
    made.seek(0)
    name = f"{request.network.slug}.{wanted.ending}"
    answer = FileResponse(made, as_attachment=True, filename=name, content_type=wanted.content_type)
    answer["Cache-Control"] = "private, no-store"
    return answer
