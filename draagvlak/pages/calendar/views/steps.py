"""Cancelling a meeting, and taking back what was done with meetings."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network import actions
from draagvlak.pages.calendar.views.telling import address, changed_since, done, found, refused
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import new_step, who


@require_POST
@in_network(may="network.write_meetings")
def call_off(request: Visit, meeting: int) -> HttpResponse:
    row, step = found(request, meeting), new_step()
    here = address(request, "one", meeting)
    off = actions.call_off(*who(request), row.pk, request.POST.get("scope") == "following", step)
    if not off:
        return refused(request, _("Deze vergadering was al afgelast."), here)
    text = ngettext("De vergadering is afgelast.", "%(count)s vergaderingen zijn afgelast.", len(off))
    return done(request, text % {"count": len(off)}, address(request, "undo", step), here)


@require_POST
@in_network(may="network.write_meetings")
def undo(request: Visit, step: str) -> HttpResponse:
    try:
        actions.undo_step(*who(request), step)
    except ChangedMeanwhileError:
        return refused(request, changed_since())
    except LookupError as error:
        raise Http404 from error
    return done(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."))
