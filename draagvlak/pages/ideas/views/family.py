"""Of what an idea came and what came of it; putting ideas together, and splitting one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from draagvlak.capabilities.ideas.actions import family as actions
from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.ideas.queries.family import Relative, family_of, may_go_together, state_seen, tree_of
from draagvlak.capabilities.ideas.queries.quiet import may_let_go
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas, speaks_for
from draagvlak.pages.ideas.forms.family import MergeForm, SplitForm
from draagvlak.pages.ideas.views.telling import HAVE, READ, address, answer, found, own
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, sent, there, who


def relatives_shown(request: Visit, idea: Any) -> dict[str, Any]:
    """Of which ideas it came and which came of it, straight; and what is said became of it."""
    family = _family(request, idea)
    me = next((one for one in family if one.is_asked), None)
    if me is None:
        return {"came_of": [], "gave": [], "state": state_seen(idea, sees_child=False)}
    came_of = [one.idea for one in family if one.idea.pk in me.parents]
    return {"came_of": came_of, "gave": [one.idea for one in family if idea.pk in one.parents], "state": me.state}


@require_safe
@in_network(may=READ)
def family(request: Visit, idea: str) -> HttpResponse:
    row = found(request, idea)
    shown = there(_family(request, row) or None)
    by_key = {one.idea.pk: one.idea for one in shown}
    rows = [(one, [by_key[key] for key in one.parents]) for one in shown]
    context = {"title": _("Stamboom van een idee"), "idea": row, "tree": tree_of(shown), "rows": rows}
    return render(request, "ideas/family.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def merge(request: Visit, idea: str) -> HttpResponse:
    row = own(request, idea)
    there((speaks_for(request.user, row) if request.method == "POST" else may_let_go(request.user, row)) or None)
    others = may_go_together(request.user, request.network, row, request.POST.getlist("others"))
    form = MergeForm(others, sent(request), initial={"title": row.title})
    made: list[int] = []

    def save(step: str) -> str:
        keys = frozenset((idea, *form.cleaned_data["others"]))
        made.append(form.once(lambda once: actions.merge_ideas(*who(request), keys, form.child, once)))
        return address(request, "take_back", step)

    def to() -> str:
        child = inside_ideas(request.user, request.network).filter(pk=made[0]).first()
        return address(request, "idea", child.key) if child else address(request, "list")

    page = Page("ideas/merge.html", form, {"title": _("Breng ideeën samen"), "idea": row, "others": others})
    said = _("De ideeën zijn nu één. Het nieuwe is gesloten: alleen wie meedenkt, ziet het.")
    return answer(request, page, save, said, to)


@require_http_methods(["GET", "POST"])
@in_network(may=HAVE)
def split(request: Visit, idea: str) -> HttpResponse:
    row = own(request, idea)
    there(may_let_go(request.user, row) or None)
    form = SplitForm(sent(request), initial={"with_text": True})

    def save(step: str) -> str:
        actions.split_idea(*who(request), idea, form.children(row.text), step)
        return address(request, "take_back", step)

    page = Page("ideas/split.html", form, {"title": _("Verdeel dit idee"), "idea": row})
    said = _("Verdeeld. De nieuwe ideeën zijn gesloten: alleen wie meedenkt, ziet ze.")
    return answer(request, page, save, said, lambda: address(request, "idea", idea))


def _family(request: Visit, idea: Any) -> list[Relative]:
    """Whoever of it was opened to the layer of who asks is seen from now on; looked at again once that is written."""
    family = family_of(request.user, request.network, idea)
    if not family:
        return family
    see(*who(request), [one.idea.pk for one in family])
    return family_of(request.user, request.network, idea)
