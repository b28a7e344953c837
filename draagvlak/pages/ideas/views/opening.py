"""Opening an idea to a layer, one way, and closing it while nobody saw it."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.ideas.actions import opening as actions
from draagvlak.capabilities.ideas.queries.one_idea import going_along, openings_of
from draagvlak.capabilities.ideas.queries.speaking import needs_yes
from draagvlak.pages.ideas.forms.opening import OpenForm
from draagvlak.pages.ideas.views.telling import HAVE, address, answer, led
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, refused, sent, there, told, who


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def open_to(request: Visit, idea: str) -> HttpResponse:
    row = led(request, idea)
    is_open = [one.layer for one in openings_of(row)]
    form = OpenForm(is_open, needs_yes(request.user, row), sent(request), initial={"version": row.version})

    def save(step: str) -> None:
        given = form.cleaned_data
        actions.open_to(*who(request), (idea, form.at_version), given["layers"], given.get("said_yes_on"))

    def now() -> dict[str, object]:
        return {"version": led(request, idea).version}

    context = {"title": _("Openstellen"), "idea": row, "along": going_along(row), "is_everywhere": not form.is_left}
    page = Page("ideas/open.html", form, context, now)
    return answer(request, page, save, _("Opengesteld."), lambda: address(request, "idea", idea))


@require_POST
@in_network(may=HAVE)
def close_again(request: Visit, idea: str, layer: str) -> HttpResponse:
    to = address(request, "idea", led(request, idea).key)
    try:
        actions.close_again(*who(request), idea, layer)
    except actions.SeenError:
        said = _("Iemand van die laag zag het intussen. Sluiten kan niet meer. Er is niets veranderd.")
        return refused(request, said, to)
    except ObjectDoesNotExist:
        there(None)
    return told(request, _("Weer gesloten. Niemand van die laag had het gezien."), to)
