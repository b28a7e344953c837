"""A calendar is proposed, looked at, changed by hand, and taken over."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.htmx import page_or_part
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.planning.actions import parts, proposing, taking
from draagvlak.capabilities.planning.queries.found import is_at_work
from draagvlak.capabilities.planning.queries.plannings import own_planning, proposal_at, wanted_at
from draagvlak.capabilities.planning.queries.stated import day_and_part
from draagvlak.capabilities.planning.queries.telling import told_of, why_here
from draagvlak.pages.joint.forms.parts import FixForm
from draagvlak.pages.joint.forms.plannings import AskForm
from draagvlak.pages.joint.views.telling import PLAN, READ, address, own_in, planning_in, who
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.forms import OnceForm
from draagvlak.pages.shared.telling import Page, refused, sent, there, told


@require_POST
@in_authority(may=PLAN)
def propose(request: Visit, planning: int) -> HttpResponse:
    own_in(request, planning)
    form = AskForm(request.POST)
    if not form.is_valid():
        return refused(request, _("Kies hoelang we mogen zoeken."), address(request, "one", planning))
    key = form.once(lambda step: proposing.propose(*who(request), planning, form.ask(), step))
    return redirect(address(request, "proposal", planning, key))


@require_GET
@in_authority(may=READ)
def one(request: Visit, planning: int, proposed: int) -> HttpResponse:
    row = planning_in(request, planning)
    found = there(proposal_at(row, proposed))
    is_searching = is_at_work(found)
    context = {
        "title": _("Voorstel"),
        "planning": row,
        "proposal": found,
        "is_searching": is_searching,
        "is_lost": found.state == "searching" and not is_searching,
        "told": told_of(request.user, found),
        "may_plan": own_planning(*who(request), planning) is not None,
        "form": OnceForm(),
        "ask": AskForm(auto_id="ask_%s"),
    }
    return page_or_part(request, "joint/proposal.html", "proposal", context)


@require_POST
@in_authority(may=PLAN)
def stop(request: Visit, planning: int, proposed: int) -> HttpResponse:
    there(proposal_at(own_in(request, planning), proposed))
    proposing.stop(*who(request), planning, proposed)
    return redirect(address(request, "proposal", planning, proposed))


@require_GET
@in_authority(may=READ)
def why(request: Visit, planning: int, proposed: int, wanted: int, number: int) -> HttpResponse:
    row = planning_in(request, planning)
    found = there(proposal_at(row, proposed))
    told_here = why_here(request.user, found, f"{wanted}.{number}")
    context = {
        "title": told_here[0].title if told_here else _("Waarom hier?"),
        "planning": row,
        "proposal": found,
        "row": told_here[0] if told_here else None,
        "sentences": told_here[1] if told_here else [],
        "others": told_here[2] if told_here else [],
        "wanted": there(wanted_at(row, wanted)),
        "number": number,
        "may_plan": own_planning(*who(request), planning) is not None,
    }
    return render(request, "joint/why.html", context)


@require_http_methods(["GET", "POST"])
@in_authority(may=PLAN)
def fix(request: Visit, planning: int, proposed: int, wanted: int, number: int) -> HttpResponse:
    row = own_in(request, planning)
    found, what = there(proposal_at(row, proposed)), there(wanted_at(row, wanted))
    if number >= what.many:
        raise Http404
    slot = found.found.get("chosen", {}).get(f"{wanted}.{number}")
    first = dict(zip(("on", "part"), day_and_part(slot), strict=True)) if slot else {}
    form = FixForm(sent(request), initial=first)

    def save(_step: str) -> None:
        given = form.cleaned_data
        parts.fix(*who(request), planning, parts.Place(wanted, number, given["on"], given["part"]))

    to = address(request, "proposal", planning, proposed)
    context = {"title": _("Zet vast"), "planning": row, "proposal": found, "wanted": what, "number": number + 1}
    said = _("Dat staat vast. Laat opnieuw een voorstel maken om te zien wat het geeft.")
    page = Page("joint/fix.html", form, context)
    return telling.answer(request, page, save, lambda: to, lambda _step: told(request, said, to))


@require_POST
@in_authority(may=PLAN)
def loosen(request: Visit, planning: int, proposed: int, wanted: int, number: int) -> HttpResponse:
    there(proposal_at(own_in(request, planning), proposed))
    parts.loosen(*who(request), planning, wanted, number)
    return told(request, _("Staat niet meer vast."), address(request, "proposal", planning, proposed))


@require_POST
@in_authority(may=PLAN)
def take(request: Visit, planning: int, proposed: int) -> HttpResponse:
    there(proposal_at(own_in(request, planning), proposed))
    form, to = OnceForm(request.POST), address(request, "proposal", planning, proposed)
    chosen = request.POST.getlist("meeting")
    if not chosen or not form.is_valid():
        return refused(request, _("Duid minstens één vergadering aan. Er is niets gewijzigd."), to)
    step = form.cleaned_data["key"]
    try:
        done = taking.take_over(*who(request), planning, proposed, chosen, step)
    except SentBeforeError:
        return redirect(to)
    except ChangedMeanwhileError:
        return refused(request, _("Intussen wijzigde iemand een vergadering. Er is niets gewijzigd. Kijk opnieuw."), to)
    return told(request, _counted(done), to, address(request, "undo", planning, step))


def _counted(done: Any) -> str:
    said = [
        ngettext("%(count)s vergadering erbij", "%(count)s vergaderingen erbij", done.new) % {"count": done.new},
        ngettext("%(count)s verschoven", "%(count)s verschoven", done.moved) % {"count": done.moved},
        ngettext("%(count)s afgelast", "%(count)s afgelast", done.off) % {"count": done.off},
    ]
    return _("In de agenda’s: %(said)s.") % {"said": ", ".join(said)}


@require_POST
@in_authority(may=PLAN)
def undo(request: Visit, planning: int, step: str) -> HttpResponse:
    own_in(request, planning)
    to = address(request, "one", planning)
    try:
        taking.take_back(*who(request), planning, step)
    except LookupError as error:
        raise Http404 from error
    except ChangedMeanwhileError:
        said = _("Intussen werd met een van deze vergaderingen verder gewerkt. Er is niets teruggedraaid.")
        return refused(request, said, to)
    return told(request, _("Ongedaan gemaakt. De agenda’s zijn weer zoals voordien."), to)
