"""Who may be one person twice, making one of two, and two again."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network.actions import apart as parting
from draagvlak.capabilities.network.actions import merging as actions
from draagvlak.capabilities.network.actions.people import Version
from draagvlak.capabilities.network.queries.doubles import doubles, kept_apart
from draagvlak.capabilities.network.queries.merging import Preview, preview_of
from draagvlak.capabilities.network.queries.people import person_at
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.people.forms.merging import MergeForm, PairForm, proposals, side_by_side
from draagvlak.pages.people.forms.words import REFUSALS
from draagvlak.pages.people.views.saving import address, outdate
from draagvlak.pages.shared.doors import Visit, in_network


@require_GET
@in_network(may="network.write_people")
def look(request: Visit) -> HttpResponse:
    pairs = proposals(doubles(request.network))
    context = {"title": _("Misschien dezelfde"), "pairs": pairs, "apart": kept_apart(request.network)}
    return render(request, "people/doubles.html", context)


@require_POST
@in_network(may="network.write_people")
def apart(request: Visit) -> HttpResponse:
    """`een` and `ander` (keys) are two people; or, with `terug`, may be one again."""
    form = PairForm(request.POST)
    if not form.is_valid():
        raise Http404
    act = parting.take_apart_back if form.cleaned_data["terug"] else parting.keep_apart
    try:
        act(request.user, request.authority, request.network, (form.cleaned_data["een"], form.cleaned_data["ander"]))
    except ObjectDoesNotExist:
        raise Http404 from None
    if form.cleaned_data["terug"]:
        messages.success(request, _("We stellen deze twee weer voor als ze op elkaar lijken."))
    else:
        messages.success(request, _("Genoteerd: dit zijn twee mensen. We vragen het niet meer."))
    return redirect(address(request, "doubles"))


@require_http_methods(["GET", "HEAD", "POST"])
@in_network(may="network.write_people")
def merge(request: Visit) -> HttpResponse:
    """`blijft` and `gaat` (keys) say who of both stays."""
    form = MergeForm(request.POST or request.GET)
    if not form.is_valid():
        raise Http404
    preview = preview_of(request.network, form.cleaned_data["blijft"], form.cleaned_data["gaat"])
    if preview is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, preview)
    return _merged(request, form, preview)


def _merged(request: Visit, form: MergeForm, preview: Preview) -> HttpResponse:
    given = form.cleaned_data
    kept, taken = Version(given["blijft"], given["blijft_versie"]), Version(given["gaat"], given["gaat_versie"])
    try:
        actions.merge_people(request.user, request.authority, request.network, kept, taken)
    except RefusedError as refused:
        return _shown(request, preview, str(REFUSALS[refused.code]), 422)
    except ChangedMeanwhileError:
        told = _("Intussen heeft iemand anders een van beide aangepast. Er is niets veranderd. Kijk opnieuw en kies.")
        return _shown(request, preview, told, 409)
    outdate(request, [kept.key])
    messages.success(request, _("Het is nu één persoon. Je kan dit hieronder ongedaan maken."))
    return redirect(address(request, "person", kept.key))


def _shown(request: Visit, preview: Preview, wrong: str = "", status: int = 200) -> HttpResponse:
    context = {
        "title": _("Eén persoon van maken"),
        "preview": preview,
        "rows": side_by_side(preview),
        "wrong": wrong,
    }
    return render(request, "people/merge.html", context, status=status)


@require_POST
@in_network(may="network.write_people")
def undo(request: Visit, person: int, merging: int) -> HttpResponse:
    if person_at(request.network, person) is None:
        raise Http404
    try:
        back = actions.undo_merging(request.user, request.authority, request.network, merging)
    except ObjectDoesNotExist:
        raise Http404 from None
    except RefusedError as refused:
        messages.error(request, str(REFUSALS[refused.code]))
    else:
        outdate(request, [person, back.pk])
        messages.success(request, _("Het zijn weer twee personen."))
    return redirect(address(request, "person", person))
