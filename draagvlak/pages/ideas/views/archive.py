"""What was let go; letting go, breeding on, breeding anew; and taking back one step."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.ideas.actions import resting as actions
from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.ideas.actions.taking_back import take_back as act_back
from draagvlak.capabilities.ideas.choices import IdeaState
from draagvlak.capabilities.ideas.queries.archive import let_go_ideas, let_go_shown
from draagvlak.capabilities.ideas.queries.quiet import led_by
from draagvlak.capabilities.ideas.queries.seeing import speaks_for
from draagvlak.pages.ideas.forms.family import ArchiveForm, LetGoForm
from draagvlak.pages.ideas.views.telling import HAVE, READ, address, answer, own
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, refused, sent, there, told, who

PAGE = 25


@require_safe
@in_network(may=READ)
def let_gone(request: Visit) -> HttpResponse:
    form = ArchiveForm(request.GET)
    keys = let_go_ideas(request.user, request.network, form.words)
    page = Paginator(keys, PAGE).get_page(request.GET.get("pagina"))
    see(*who(request), list(page.object_list))
    ideas = let_go_shown(request.user, request.network, list(page.object_list))
    mine = led_by(request.user, request.network).filter(pk__in=[idea.pk for idea in ideas])
    context = {
        "title": _("Losgelaten ideeën"),
        "form": form,
        "page": page,
        "ideas": ideas,
        "mine": {idea.pk for idea in mine},
        "is_narrowed": bool(form.words.strip()),
    }
    return render(request, "ideas/archive.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def let_go(request: Visit, idea: str) -> HttpResponse:
    row = own(request, idea)
    there((row.state != IdeaState.MERGED and speaks_for(request.user, row)) or None)
    form = LetGoForm(sent(request), initial={"reason": row.reason, "version": row.version})

    def save(step: str) -> str:
        actions.let_go(*who(request), (idea, form.at_version), form.cleaned_data["reason"], step)
        return address(request, "take_back", step)

    def now() -> dict[str, object]:
        found = own(request, idea)
        return {"reason": found.reason, "version": found.version}

    page = Page("ideas/let_go.html", form, {"title": _("Laat dit idee los"), "idea": row}, now)
    said = _("Losgelaten. Je vindt het terug bij de losgelaten ideeën.")
    return answer(request, page, save, said, lambda: address(request, "idea", idea))


@require_POST
@in_network(may=HAVE)
def keep_breeding(request: Visit, idea: str) -> HttpResponse:
    there(speaks_for(request.user, own(request, idea)) or None)
    actions.keep_breeding(*who(request), idea)
    said = _("Goed. Het mag rustig verder broeden. De eerste drie maanden vragen we niets.")
    return told(request, said, address(request, "idea", idea))


@require_POST
@in_network(may=HAVE)
def breed_again(request: Visit, idea: str) -> HttpResponse:
    row, step = own(request, idea), new_step()
    there((row.state != IdeaState.MERGED and speaks_for(request.user, row)) or None)
    actions.breed_again(*who(request), idea, step)
    undo = address(request, "take_back", step) if row.state == IdeaState.LET_GO else ""  # twice is once
    return told(request, _("Het broedt weer."), address(request, "idea", idea), undo)


@require_POST
@in_network(may=HAVE)
def take_back(request: Visit, step: str) -> HttpResponse:
    try:
        key = act_back(*who(request), step)
    except ChangedMeanwhileError:
        said = _("Intussen werd hier verder aan gewerkt. Er is niets teruggedraaid.")
        return refused(request, said, address(request, "list"))
    except LookupError:
        there(None)
    to = address(request, "idea", key) if key else address(request, "list")
    return told(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."), to)
