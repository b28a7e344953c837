"""What no network takes up, and what the authority wants taken up."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.alignment.actions.profiles import want, want_no_more
from draagvlak.capabilities.alignment.queries.gaps import gaps_of, wanted_at
from draagvlak.capabilities.alignment.wording.profiles import layer_heads
from draagvlak.pages.alignment.forms.wanted import WantedForm
from draagvlak.pages.alignment.views.telling import READ, WRITE, answer_here, here, may_here, who
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, new_step, sent, there, told


@require_GET
@in_authority(may=READ)
def gaps(request: Visit) -> HttpResponse:
    context = {"title": _("Wat niemand opneemt"), "found": gaps_of(*who(request)), "heads": layer_heads()}
    return render(request, "alignment/gaps.html", context | {"may_write": may_here(request, WRITE)})


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def wish(request: Visit) -> HttpResponse:
    form = WantedForm(sent(request))

    def save(step: str) -> None:
        want(*who(request), form.cleaned_data["kind"], form.cleaned_data["name"], step)

    page = Page("alignment/want.html", form, {"title": _("Wat iemand moet opnemen")})
    return answer_here(request, page, save, _("Toegevoegd."), lambda: here(request, "gaps"))


@require_POST
@in_authority(may=WRITE)
def remove(request: Visit, wished: int) -> HttpResponse:
    there(wanted_at(wished))
    step = new_step()
    want_no_more(*who(request), wished, step)
    return told(request, _("Weggehaald."), here(request, "gaps"), here(request, "undo", step))
